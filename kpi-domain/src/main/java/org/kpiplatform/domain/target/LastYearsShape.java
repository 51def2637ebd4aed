package org.kpiplatform.domain.target;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;

/// The way that the year before took, stretched to the goal: seasons come again. For a single period that is last
/// year's value of it by last year's of the period that the value is due in; for a cumulative target the share of last
/// year's total that was reached by then.
record LastYearsShape(TargetDefinition target, double goal, Course course) {

    /// The periods of the year before that it goes by.
    static List<Period> periods(TargetDefinition target, Period period, Calendar calendar) {
        if (target.by() == null) {
            return List.of();
        }
        Period due = calendar.containing(period.grain(), target.by());
        List<Period> periods = new ArrayList<>();
        if (target.addsUp() && target.from() != null) {
            calendar.range(calendar.containing(period.grain(), target.from()), due)
                    .forEach(part -> periods.add(calendar.yearBefore(part)));
        } else {
            periods.add(calendar.yearBefore(period));
            periods.add(calendar.yearBefore(due));
        }
        return periods;
    }

    @Nullable
    Double expected(Period period, LocalDate day) {
        double share = target.addsUp() ? reached(period, day) : ofSingle(period);
        return Double.isFinite(share) ? goal * share : null;
    }

    private double ofSingle(Period period) {
        Calendar calendar = course.calendar();
        Period due = calendar.containing(period.grain(), requireNonNull(target.by()));
        return course.value(calendar.yearBefore(period)) / course.value(calendar.yearBefore(due));
    }

    private double reached(Period period, LocalDate day) {
        Calendar calendar = course.calendar();
        Grain grain = period.grain();
        double reached = 0;
        double all = 0;
        for (Period part : calendar.range(
                calendar.containing(grain, requireNonNull(target.from())),
                calendar.containing(grain, requireNonNull(target.by())))) {
            double value = course.value(calendar.yearBefore(part));
            all += value;
            if (!part.end().isAfter(day)) {
                reached += value;
            } else if (part.contains(day)) {
                reached += value * ChronoUnit.DAYS.between(part.start(), day) / part.days();
            }
        }
        return reached / all;
    }
}
