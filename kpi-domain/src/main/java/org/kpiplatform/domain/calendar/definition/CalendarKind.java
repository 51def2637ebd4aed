package org.kpiplatform.domain.calendar.definition;

/// How a defined calendar divides time; each kind has options of its own.
public enum CalendarKind {
    /// As ISO 8601 does. What is left to define are the working days.
    ISO,
    /// Years of twelve months, from any day on.
    FISCAL,
    /// Years of 52 or 53 whole weeks, the 4-4-5 family.
    WEEKS
}
