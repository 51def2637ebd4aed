package org.kpiplatform.domain.calendar;

/// Which week of the year before a week is compared with, in calendars with years of 52 and 53 weeks.
public enum LastYearsWeek {
    /// The one of the same number; week 53 with week 52. After a year of 53 weeks, that is 53 weeks earlier.
    SAME_NUMBER,
    /// The one 52 weeks earlier, whatever its number, so that holidays stay side by side. After a year of 53
    /// weeks, that is the week of the next number; week 53 is compared with week 1 of its own year.
    SAME_SEASON
}
