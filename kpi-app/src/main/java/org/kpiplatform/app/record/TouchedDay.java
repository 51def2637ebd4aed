package org.kpiplatform.app.record;

import java.time.LocalDate;

/// A day on which some record of a stream changed, so that roll-ups dated by this field must be recomputed
/// for it.
///
/// @param field the field of time that dates the records
public record TouchedDay(String field, LocalDate day) {}
