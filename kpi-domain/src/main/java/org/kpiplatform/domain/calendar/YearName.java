package org.kpiplatform.domain.calendar;

/// Which calendar year a fiscal year is named after.
public enum YearName {
    /// The one it begins in: the year from July 2024 is `FY2024`.
    STARTING,
    /// The one it ends in: the year from July 2024 is `FY2025`.
    ENDING
}
