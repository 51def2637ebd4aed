package org.kpiplatform.domain.comparison;

import java.time.LocalDate;
import java.util.Optional;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.working.WorkingDays;

/// Finds what periods can be compared with, by a calendar.
///
/// @param workingDays of the organisation
/// @param with        the earlier period
public record Comparisons(Calendar calendar, WorkingDays workingDays, ComparedWith with) {

    /// Compares a period as far as it is known. A period that is known in full is compared with a whole one by
    /// every rule.
    ///
    /// @param through the first day that is not known yet: up to where the sources have delivered, which is
    ///     seldom today
    /// @return empty while nothing can be compared: no day is known yet, or none that the rule counts
    public Optional<ToDate> toDate(ToDateRule rule, Period period, LocalDate through) {
        if (!through.isBefore(period.end())) {
            return Optional.of(whole(rule, period));
        }
        return switch (rule) {
            case PREVIOUS_FULL_PERIOD -> Optional.of(whole(rule, lastKnown(period, through)));
            case SAME_ELAPSED_DAYS -> sameElapsedDays(period, through);
            case SAME_WORKING_DAYS -> sameWorkingDays(period, through);
        };
    }

    /// Compares an hour, as far as it is known. A part of one is compared with nothing.
    ///
    /// @param through the first hour that is not known in full
    /// @return empty while the hour is not known in full, and by its rule no earlier one is meant
    public Optional<ToDate> toDate(ToDateRule rule, Period hour, Period through) {
        if (hour.ordinal() < through.ordinal()) {
            return Optional.of(whole(rule, hour));
        }
        return rule == ToDateRule.PREVIOUS_FULL_PERIOD
                ? Optional.of(whole(rule, calendar.offset(through, -1)))
                : Optional.empty();
    }

    private ToDate whole(ToDateRule rule, Period period) {
        Period earlier = with.of(period, calendar);
        return new ToDate(rule, part(period, period.end()), part(earlier, earlier.end()));
    }

    private Period lastKnown(Period period, LocalDate through) {
        return calendar.offset(calendar.containing(period.grain(), through), -1);
    }

    private Optional<ToDate> sameElapsedDays(Period period, LocalDate through) {
        Period earlier = with.of(period, calendar);
        long days = Math.min(through.toEpochDay() - period.start().toEpochDay(), earlier.days());
        return days <= 0
                ? Optional.empty()
                : Optional.of(new ToDate(
                        ToDateRule.SAME_ELAPSED_DAYS,
                        part(period, period.start().plusDays(days)),
                        part(earlier, earlier.start().plusDays(days))));
    }

    private Optional<ToDate> sameWorkingDays(Period period, LocalDate through) {
        Period earlier = with.of(period, calendar);
        int days = Math.min(workingDays.between(period.start(), through), workingDays.in(earlier));
        return days == 0
                ? Optional.empty()
                : Optional.of(new ToDate(
                        ToDateRule.SAME_WORKING_DAYS,
                        part(period, workingDays.after(period.start(), days)),
                        part(earlier, workingDays.after(earlier.start(), days))));
    }

    private PeriodPart part(Period period, LocalDate end) {
        return PeriodPart.of(period, end, workingDays);
    }
}
