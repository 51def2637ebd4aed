package org.kpiplatform.domain.target;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;

/// Where a KPI is meant to be, and by when. Either a value to reach, as it is or as growth from the baseline,
/// or a band to stay in.
///
/// @param slice      the part of the KPI that it is about, by dimension; empty for all of it
/// @param value      to reach; null for a band, and where growth says it
/// @param growth     to reach, as a fraction of the baseline regardless of its sign: 0.25 for 25 % more; null
///     where the value itself is given
/// @param every      how often it grows by that, each time from what it has grown to; null for once. Without a
///     due date it grows for ever
/// @param baseline   the value at the beginning of `from`; null for a target that holds from the first day
/// @param from       the day it begins, or null for always
/// @param by         the day at whose end the value is due, or null for now
/// @param path       what is expected between `from` and `by`
/// @param points     the way there, where the path is given point by point; in the order of their days
/// @param cumulative whether the value is to be reached by all periods from `from` to `by` together; null for no
/// @param low        lower end of the healthy band, or null for none
/// @param high       upper end of the healthy band, or null for none
/// @param tolerance  how far a value may miss what is expected and still be only at risk, as a fraction of it;
///     null for 0.1
/// @param accepted   whether, until when and why a miss is accepted; null where it is not
public record TargetDefinition(
        Map<String, String> slice,
        @Nullable Double value,
        @Nullable Double growth,
        @Nullable Grain every,
        @Nullable Double baseline,
        @Nullable LocalDate from,
        @Nullable LocalDate by,
        TargetPath path,
        List<TargetPoint> points,
        @Nullable Boolean cumulative,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double tolerance,
        @Nullable AcceptedMiss accepted) {

    private static final double DEFAULT_TOLERANCE = 0.1;
    private static final MathContext AIMED_AT = new MathContext(12);

    public TargetDefinition {
        slice = slice == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(slice));
        points = points == null ? List.of() : List.copyOf(points);
        path = path == null ? (points.isEmpty() ? TargetPath.LINEAR : TargetPath.POINTS) : path;
    }

    /// The value to reach: as given, by growth from the baseline, or the last of the points; null for a band, and
    /// for growth without end.
    public @Nullable Double goal() {
        if (value != null) {
            return value;
        }
        if (growth != null && baseline != null) {
            return every == null ? Double.valueOf(grown(1)) : by == null ? null : grownBy(by.plusDays(1));
        }
        return points.isEmpty() ? null : points.getLast().value();
    }

    /// The value to reach in a period: the goal, or how far growth without end has come by the period's end.
    public @Nullable Double goal(Period period) {
        boolean endless = value == null && growth != null && every != null && by == null;
        return endless && hasBegunBy(period) ? grownBy(period.end()) : goal();
    }

    /// What the baseline has grown to where a day begins.
    @Nullable
    Double grownBy(LocalDate day) {
        if (from == null || every == null) {
            return null;
        }
        double times = Elapsed.periods(every, from, day);
        return grown(path == TargetPath.STEP ? Math.floor(times) : times);
    }

    private double grown(double times) {
        if (growth == null || baseline == null) {
            throw new IllegalStateException("a target without growth does not grow");
        }
        double grown = baseline + (Math.pow(1 + growth, times) - 1) * Math.abs(baseline);
        // powers of binary fractions leave a last digit that nobody has aimed at
        return Double.isFinite(grown)
                ? BigDecimal.valueOf(grown).round(AIMED_AT).doubleValue()
                : grown;
    }

    /// Whether all periods since it began are held against it together.
    public boolean addsUp() {
        return Boolean.TRUE.equals(cumulative);
    }

    /// Whether it has begun before the period ends.
    public boolean hasBegunBy(Period period) {
        return from == null || from.isBefore(period.end());
    }

    /// Whether the value is due by the end of the period.
    public boolean isDueBy(Period period) {
        return isDueBy(period.end());
    }

    /// Whether the value is due where a day begins.
    boolean isDueBy(LocalDate day) {
        return by == null ? points.isEmpty() || points.getLast().on().isBefore(day) : by.isBefore(day);
    }

    /// The other periods whose values it has to know to judge one, in no order.
    public List<Period> otherPeriods(Period period, Calendar calendar) {
        List<Period> others = new ArrayList<>();
        if (addsUp()) {
            others.addAll(periodsBefore(period, calendar));
        }
        if (path == TargetPath.LAST_YEAR) {
            others.addAll(LastYearsShape.periods(this, period, calendar));
        }
        return List.copyOf(others);
    }

    /// The periods since it began, and before it was due, that lie before one.
    List<Period> periodsBefore(Period period, Calendar calendar) {
        if (from == null) {
            return List.of();
        }
        Period due = by == null ? period : calendar.containing(period.grain(), by);
        Period last = due.ordinal() < period.ordinal() ? due : calendar.offset(period, -1);
        return calendar.range(calendar.containing(period.grain(), from), last);
    }

    /// Whether it says the same as another one, whatever misses are accepted.
    boolean saysTheSameAs(TargetDefinition other) {
        return accepting(null).equals(other.accepting(null));
    }

    /// The same target, with another miss accepted.
    TargetDefinition accepting(@Nullable AcceptedMiss miss) {
        return new TargetDefinition(
                slice, value, growth, every, baseline, from, by, path, points, cumulative, low, high, tolerance, miss);
    }

    double toleratedFraction() {
        return tolerance == null ? DEFAULT_TOLERANCE : tolerance;
    }
}
