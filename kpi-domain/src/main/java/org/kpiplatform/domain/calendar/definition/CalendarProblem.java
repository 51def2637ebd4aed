package org.kpiplatform.domain.calendar.definition;

import java.util.Optional;

/// Something that keeps a definition from being a calendar.
///
/// @param property   that is wrong: `year_end`
/// @param message    a sentence without its full stop, which quotes what was found
/// @param suggestion what was probably meant
public record CalendarProblem(String property, String message, Optional<String> suggestion) {}
