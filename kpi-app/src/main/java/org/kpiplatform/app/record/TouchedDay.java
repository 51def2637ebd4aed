package org.kpiplatform.app.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A day on which some record of a stream changed, so that roll-ups dated by this field must be recomputed
/// for it.
///
/// @param field the field of time that dates the records, or null for a snapshot, which is dated by its sync
public record TouchedDay(@Nullable String field, LocalDate day) {}
