package org.kpiplatform.domain.calendar;

/// How the thirteen weeks of a quarter are divided among its three months: one of them has five.
public enum WeekPattern {
    FOUR_FOUR_FIVE(3),
    FOUR_FIVE_FOUR(2),
    FIVE_FOUR_FOUR(1);

    private static final int MONTHS_IN_A_QUARTER = 3;

    private final int longMonth;

    WeekPattern(int longMonth) {
        this.longMonth = longMonth;
    }

    /// The weeks of a month in a year of 52 of them.
    ///
    /// @param month of the year, from 1
    int weeksOf(int month) {
        return (month - 1) % MONTHS_IN_A_QUARTER + 1 == longMonth ? 5 : 4;
    }
}
