package org.kpiplatform.domain.target;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;

/// Where a KPI is meant to be, and by when. Either a value to reach, as it is or as growth from the baseline,
/// or a band to stay in.
///
/// @param value     to reach; null for a band, and where growth says it
/// @param growth    to reach, as a fraction of the baseline regardless of its sign: 0.25 for 25 % more; null
///     where the value itself is given
/// @param baseline  the value at the beginning of `from`; null for a target that holds from the first day
/// @param from      the day it begins, or null for always
/// @param by        the day at whose end the value is due, or null for now
/// @param path      what is expected between `from` and `by`
/// @param points    the way there, where the path is given point by point; in the order of their days
/// @param low       lower end of the healthy band, or null for none
/// @param high      upper end of the healthy band, or null for none
/// @param tolerance how far a value may miss what is expected and still be only at risk, as a fraction of it;
///     null for 0.1
/// @param accepted  whether, until when and why a miss is accepted; null where it is not
public record TargetDefinition(
        @Nullable Double value,
        @Nullable Double growth,
        @Nullable Double baseline,
        @Nullable LocalDate from,
        @Nullable LocalDate by,
        TargetPath path,
        List<TargetPoint> points,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double tolerance,
        @Nullable AcceptedMiss accepted) {

    private static final double DEFAULT_TOLERANCE = 0.1;

    public TargetDefinition {
        points = points == null ? List.of() : List.copyOf(points);
        path = path == null ? (points.isEmpty() ? TargetPath.LINEAR : TargetPath.POINTS) : path;
    }

    /// The value to reach: as given, by growth from the baseline, or the last of the points; null for a band.
    public @Nullable Double goal() {
        if (value != null) {
            return value;
        }
        if (growth != null && baseline != null) {
            return baseline + growth * Math.abs(baseline);
        }
        return points.isEmpty() ? null : points.getLast().value();
    }

    /// Whether it has begun before the period ends.
    public boolean hasBegunBy(Period period) {
        return from == null || from.isBefore(period.end());
    }

    /// Whether the value is due by the end of the period.
    public boolean isDueBy(Period period) {
        return by == null ? lastPointIsBefore(period) : by.isBefore(period.end());
    }

    private boolean lastPointIsBefore(Period period) {
        return points.isEmpty() || points.getLast().on().isBefore(period.end());
    }

    /// What is expected by the end of a period; null for a band, before the target has begun, and before the
    /// first of its points. A straight path goes by days, from the beginning of `from` to the end of `by`.
    public @Nullable Double expectedBy(Period period) {
        Double goal = goal();
        return goal == null || !hasBegunBy(period) ? null : new Way(this, goal).expectedBy(period);
    }

    double toleratedFraction() {
        return tolerance == null ? DEFAULT_TOLERANCE : tolerance;
    }
}
