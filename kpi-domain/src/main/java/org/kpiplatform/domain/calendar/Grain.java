package org.kpiplatform.domain.calendar;

/// The length of a period. Weeks never roll up into months; only calendars that know a zone have hours.
public enum Grain {
    HOUR("hour"),
    DAY("day"),
    WEEK("week"),
    MONTH("month"),
    QUARTER("quarter"),
    HALF_YEAR("half-year"),
    YEAR("year");

    private final String noun;

    Grain(String noun) {
        this.noun = noun;
    }

    /// What people call it in a sentence, in the singular.
    public String noun() {
        return noun;
    }
}
