package org.kpiplatform.domain.calendar.working;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.domain.calendar.Period;

/// On which days an organisation works: on all but those of its weekend and its holidays.
public final class WorkingDays {

    private static final int DAYS_IN_A_WEEK = 7;

    private final Set<DayOfWeek> weekend;
    private final NavigableSet<LocalDate> holidays;

    /// @param weekend  the days of the week off; none is legal, all seven are not
    /// @param holidays other days off; those that fall on a weekend change nothing
    /// @throws IllegalArgumentException with a sentence, when there is no day left to work on
    public WorkingDays(Collection<DayOfWeek> weekend, Collection<LocalDate> holidays) {
        this.weekend = weekend.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(weekend);
        this.holidays = new TreeSet<>(holidays);
        this.holidays.removeIf(day -> this.weekend.contains(day.getDayOfWeek()));
        if (this.weekend.size() == DAYS_IN_A_WEEK) {
            throw new IllegalArgumentException(
                    "All seven days of the week are weekend; expected at least one working day.");
        }
    }

    public boolean contains(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /// How many there are from a day on.
    ///
    /// @param end the first day that no longer counts; none do when it is not after the start
    public int between(LocalDate start, LocalDate end) {
        if (!start.isBefore(end)) {
            return 0;
        }
        long days = ChronoUnit.DAYS.between(start, end);
        long weeks = days / DAYS_IN_A_WEEK;
        int rest = (int) start.plusWeeks(weeks)
                .datesUntil(end)
                .filter(day -> !weekend.contains(day.getDayOfWeek()))
                .count();
        int ofWeeks = Math.toIntExact(weeks * (DAYS_IN_A_WEEK - weekend.size()));
        return ofWeeks + rest - holidays.subSet(start, end).size();
    }

    public int in(Period period) {
        return between(period.start(), period.end());
    }

    /// The day after so many working days have passed; the start itself for none.
    public LocalDate after(LocalDate start, int workingDays) {
        LocalDate day = start;
        int passed = 0;
        while (passed < workingDays) {
            passed += contains(day) ? 1 : 0;
            day = day.plusDays(1);
        }
        return day;
    }
}
