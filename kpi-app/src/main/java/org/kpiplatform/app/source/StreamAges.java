package org.kpiplatform.app.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.source.Freshness;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.source.schedule.Schedules;

/// How old streams are, beside the schedules of their sources.
@ApplicationScoped
class StreamAges {

    private final StreamStates states;
    private final Schedules schedules;
    private final Clock clock;

    StreamAges(StreamStates states, Schedules schedules, Clock clock) {
        this.states = states;
        this.schedules = schedules;
        this.clock = clock;
    }

    Freshness of(StreamKey stream) {
        return of(stream, schedules.find(stream.source()).orElse(null));
    }

    /// Those of a source's streams that are overdue.
    List<String> overdue(String source, Schedules.@Nullable Standing schedule, Collection<String> streams) {
        return schedule == null
                ? List.of()
                : streams.stream()
                        .filter(it -> of(new StreamKey(source, it), schedule).overdue())
                        .toList();
    }

    private Freshness of(StreamKey stream, Schedules.@Nullable Standing schedule) {
        Instant synced = states.syncedAt(stream).orElse(null);
        if (synced == null) {
            return new Freshness(null, null, false);
        }
        Instant now = clock.instant();
        Instant overdueAt = Optional.ofNullable(schedule)
                .flatMap(it -> schedules.overdueAt(it, synced))
                .orElse(null);
        return new Freshness(
                Math.max(0, Duration.between(synced, now).toSeconds()),
                overdueAt,
                overdueAt != null && !now.isBefore(overdueAt));
    }
}
