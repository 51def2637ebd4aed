package org.kpiplatform.app.source.sync;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.record.merge.MergeCounts;

/// What operators watch of sync runs.
@ApplicationScoped
class SyncMeters {

    private final MeterRegistry registry;

    SyncMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void merged(String source, String stream, MergeCounts counts) {
        Map.of(
                        "added", counts.added(),
                        "changed", counts.changed(),
                        "unchanged", counts.unchanged(),
                        "deleted", counts.deleted(),
                        "quarantined", counts.quarantined())
                .forEach((outcome, count) -> registry.counter(
                                "kpi.sync.rows", "source", source, "stream", stream, "outcome", outcome)
                        .increment(count));
    }

    void streamFinished(String source, String stream, SyncState state, Duration duration) {
        registry.timer("kpi.sync.stream", "source", source, "stream", stream, "state", word(state))
                .record(duration);
    }

    void runFinished(String source, SyncState state, Duration duration) {
        registry.timer("kpi.sync.run", "source", source, "state", word(state)).record(duration);
    }

    private static String word(SyncState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
