package org.kpiplatform.domain.target;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;

/// Where a KPI is meant to be, and by when. Either a value to reach or a band to stay in.
///
/// @param value     to reach; null for a band
/// @param baseline  the value at the beginning of `from`; null for a target that holds from the first day
/// @param from      the day it begins, or null for always
/// @param by        the day at whose end the value is due, or null for now
/// @param path      what is expected between `from` and `by`
/// @param low       lower end of the healthy band, or null for none
/// @param high      upper end of the healthy band, or null for none
/// @param tolerance how far a value may miss what is expected and still be only at risk, as a fraction of it;
///     null for 0.1
public record TargetDefinition(
        @Nullable Double value,
        @Nullable Double baseline,
        @Nullable LocalDate from,
        @Nullable LocalDate by,
        TargetPath path,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double tolerance) {

    private static final double DEFAULT_TOLERANCE = 0.1;

    public TargetDefinition {
        path = path == null ? TargetPath.LINEAR : path;
    }

    /// Whether it has begun before the period ends.
    public boolean hasBegunBy(Period period) {
        return from == null || from.isBefore(period.end());
    }

    /// Whether the value is due by the end of the period.
    public boolean isDueBy(Period period) {
        return by == null || by.isBefore(period.end());
    }

    /// What is expected by the end of a period; null for a band and before the target has begun. A straight
    /// path goes by days, from the beginning of `from` to the end of `by`.
    public @Nullable Double expectedBy(Period period) {
        if (value == null || !hasBegunBy(period)) {
            return null;
        }
        if (baseline == null || from == null || by == null || isDueBy(period)) {
            return value;
        }
        return switch (path) {
            case STEP -> baseline;
            case LINEAR -> {
                double elapsed = ChronoUnit.DAYS.between(from, period.end());
                double whole = ChronoUnit.DAYS.between(from, by.plusDays(1));
                yield baseline + (value - baseline) * (elapsed / whole);
            }
        };
    }

    double toleratedFraction() {
        return tolerance == null ? DEFAULT_TOLERANCE : tolerance;
    }
}
