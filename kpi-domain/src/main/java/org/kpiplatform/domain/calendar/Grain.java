package org.kpiplatform.domain.calendar;

/// The length of a period. Weeks never roll up into months.
public enum Grain {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR
}
