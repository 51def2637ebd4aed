package org.kpiplatform.app.record.merge;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamKey;

/// Leaves the days behind that the batches of a run touch.
final class Touches {

    private final Merges parts;
    private final PinnedStream stream;
    private final long run;
    private final StagedTimes staged;
    private final Set<StreamKey> streams = new TreeSet<>();

    Touches(Merges parts, PinnedStream stream, long run, StagedTimes staged) {
        this.parts = parts;
        this.stream = stream;
        this.run = run;
        this.staged = staged;
    }

    /// The streams that have touched days now.
    Set<StreamKey> streams() {
        return Set.copyOf(streams);
    }

    /// The days of records that are all new.
    void loaded(TouchPlan plan, Map<String, Set<LocalDate>> days) {
        for (String time : plan.times()) {
            parts.days().add(stream.key(), time, days.getOrDefault(time, Set.of()), run);
            streams.add(stream.key());
        }
    }

    /// The days of what is staged as changes, and of records that join to it.
    void staged(TouchPlan plan) {
        for (String time : plan.times()) {
            parts.days().add(stream.key(), time, staged.days(time), run);
            streams.add(stream.key());
        }
        DependentDays days = new DependentDays(parts.zone(), Staging.CHANGE);
        for (TouchPlan.Dependent dependent : plan.dependents()) {
            for (String time : dependent.times()) {
                parts.days().add(dependent.stream().key(), time, days.of(dependent, time), run);
                streams.add(dependent.stream().key());
            }
        }
    }
}
