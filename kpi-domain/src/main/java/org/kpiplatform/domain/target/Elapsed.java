package org.kpiplatform.domain.target;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.kpiplatform.domain.calendar.Grain;

/// Time as a number of periods, counted from any day.
final class Elapsed {

    private static final double HOURS_IN_A_DAY = 24;
    private static final double DAYS_IN_A_WEEK = 7;
    private static final double MONTHS_IN_A_QUARTER = 3;
    private static final double MONTHS_IN_HALF_A_YEAR = 6;
    private static final double MONTHS_IN_A_YEAR = 12;

    private Elapsed() {}

    /// How many periods there are from one day to another; a part of one counts by its days.
    static double periods(Grain grain, LocalDate from, LocalDate end) {
        return switch (grain) {
            case HOUR -> HOURS_IN_A_DAY * ChronoUnit.DAYS.between(from, end);
            case DAY -> ChronoUnit.DAYS.between(from, end);
            case WEEK -> ChronoUnit.DAYS.between(from, end) / DAYS_IN_A_WEEK;
            case MONTH -> months(from, end);
            case QUARTER -> months(from, end) / MONTHS_IN_A_QUARTER;
            case HALF_YEAR -> months(from, end) / MONTHS_IN_HALF_A_YEAR;
            case YEAR -> months(from, end) / MONTHS_IN_A_YEAR;
        };
    }

    private static double months(LocalDate from, LocalDate end) {
        long whole = ChronoUnit.MONTHS.between(from, end);
        LocalDate reached = from.plusMonths(whole);
        double days = ChronoUnit.DAYS.between(reached, end);
        return whole + days / ChronoUnit.DAYS.between(reached, from.plusMonths(whole + 1));
    }
}
