package org.kpiplatform.app.source.sync;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /// How often something was tried in vain, by who must act.
    void attemptFailed(String source, @Nullable String stream, String kind) {
        registry.counter("kpi.sync.failures", "source", source, "stream", stream == null ? "" : stream, "kind", kind)
                .increment();
    }

    /// A run whose node was not heard of any more.
    void takenOver() {
        registry.counter("kpi.sync.taken.over").increment();
    }

    void runFinished(String source, SyncState state, Duration duration) {
        registry.timer("kpi.sync.run", "source", source, "state", word(state)).record(duration);
    }

    private static String word(SyncState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
