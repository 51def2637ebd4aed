package org.kpiplatform.app.organisation;

import java.util.Optional;

/// A calendar as it is configured: `kind` says which of the other options it has. Read by [ConfiguredCalendar],
/// which explains what does not fit.
interface CalendarConfig {

    /// `fiscal` for years of twelve months, `weeks` for years of 52 or 53 weeks.
    String kind();

    /// The first day of every fiscal year: `04-01`.
    Optional<String> firstDay();

    /// Whether years are named after the calendar year that they are `starting` or `ending` in.
    Optional<String> named();

    /// How the weeks of a quarter are divided among its months: `4-4-5`, `4-5-4` or `5-4-4`.
    Optional<String> pattern();

    /// When years of weeks end: `last saturday of september`, `nearest saturday to january`.
    Optional<String> yearEnd();

    /// The month of the fiscal year that has the 53rd week, from 1 to 12.
    Optional<String> extraWeek();

    /// Which week of last year a week is compared with: `same-number` or `same-season`.
    Optional<String> lastYear();
}
