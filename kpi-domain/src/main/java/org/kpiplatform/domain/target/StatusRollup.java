package org.kpiplatform.domain.target;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What several statuses say together. Those that say nothing about health (no target, no data, stale, too
/// early) are counted, and neither make it better nor worse.
///
/// @param counts how many of each status there are; those there are none of are left out
/// @param worst  the worst of those that judge: off track before at risk before accepted before on track
///     before met; null where none judges
/// @param score  from 0 to 1: the mean of what each is worth, weighted; met and on track are worth 1,
///     accepted and at risk a half, off track nothing. The weights of those that do not judge are left out
///     of the sum, so that a KPI without data is not a bad one; null where none judges
public record StatusRollup(
        Map<Status, Integer> counts,
        @Nullable Status worst,
        @Nullable Double score) {

    private static final List<Status> WORST_FIRST =
            List.of(Status.OFF_TRACK, Status.AT_RISK, Status.ACCEPTED, Status.ON_TRACK, Status.MET);
    private static final double HALF = 0.5;

    // the long form, because the short one loses the annotations
    public StatusRollup(Map<Status, Integer> counts, @Nullable Status worst, @Nullable Double score) {
        Map<Status, Integer> copy = new EnumMap<>(Status.class);
        copy.putAll(counts);
        this.counts = Collections.unmodifiableMap(copy);
        this.worst = worst;
        this.score = score;
    }

    /// A status and how much it counts.
    ///
    /// @param weight positive
    public record Weighted(Status status, double weight) {}

    /// Rolls statuses up.
    public static StatusRollup of(Collection<Weighted> statuses) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        double weights = 0;
        double worth = 0;
        for (Weighted weighted : statuses) {
            counts.merge(weighted.status, 1, Integer::sum);
            if (WORST_FIRST.contains(weighted.status)) {
                weights += weighted.weight;
                worth += weighted.weight * worth(weighted.status);
            }
        }
        Status worst =
                WORST_FIRST.stream().filter(counts::containsKey).findFirst().orElse(null);
        return new StatusRollup(counts, worst, weights == 0 ? null : worth / weights);
    }

    private static double worth(Status status) {
        return switch (status) {
            case MET, ON_TRACK -> 1;
            case AT_RISK, ACCEPTED -> HALF;
            case OFF_TRACK, NO_TARGET, NO_DATA, STALE, TOO_EARLY -> 0;
        };
    }
}
