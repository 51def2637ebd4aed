package org.kpiplatform.domain.engine.program;

import org.kpiplatform.domain.calendar.Grain;

/// How many periods of one grain a period of another has at most, in any calendar: a month of the 4-4-5 family
/// may have six weeks, and a year 53.
final class Nesting {

    private static final int HOURS_IN_A_DAY = 24;

    /// Zones have lived through the same day twice, when they moved to the other side of the date line.
    private static final int MOST_HOURS_MORE = 30;
    private static final int DAYS_IN_A_WEEK = 7;
    private static final int MONTHS_IN_A_QUARTER = 3;
    private static final int MONTHS_IN_HALF_A_YEAR = 6;

    private Nesting() {}

    static int longest(Grain part, Grain whole) {
        return switch (part) {
            case HOUR -> whole == Grain.HOUR ? 1 : MOST_HOURS_MORE + HOURS_IN_A_DAY * longest(Grain.DAY, whole);
            case DAY -> whole.compareTo(Grain.DAY) <= 0 ? 1 : DAYS_IN_A_WEEK * weeks(whole);
            case WEEK -> weeks(whole);
            case MONTH -> months(whole);
            case QUARTER -> Math.max(1, months(whole) / MONTHS_IN_A_QUARTER);
            case HALF_YEAR -> Math.max(1, months(whole) / MONTHS_IN_HALF_A_YEAR);
            case YEAR -> 1;
        };
    }

    private static int weeks(Grain whole) {
        return switch (whole) {
            case HOUR, DAY, WEEK -> 1;
            case MONTH -> 6;
            case QUARTER -> 14;
            case HALF_YEAR -> 27;
            case YEAR -> 53;
        };
    }

    private static int months(Grain whole) {
        return switch (whole) {
            case HOUR, DAY, WEEK, MONTH -> 1;
            case QUARTER -> MONTHS_IN_A_QUARTER;
            case HALF_YEAR -> MONTHS_IN_HALF_A_YEAR;
            case YEAR -> 12;
        };
    }
}
