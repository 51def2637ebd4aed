package org.kpiplatform.app.record;

import java.time.LocalDate;

/// The half-open span of days for which a stream is complete: inside it, no record means that nothing
/// happened.
///
/// @param through the first day that is not covered
public record DaySpan(LocalDate from, LocalDate through) {}
