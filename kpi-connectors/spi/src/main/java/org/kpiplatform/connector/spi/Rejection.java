package org.kpiplatform.connector.spi;

import org.jspecify.annotations.Nullable;

/// A row that could not be turned into a record. It goes to quarantine, the rest of the batch goes on.
///
/// @param position where it stands
/// @param field    the field that did not fit, or null where the row as a whole is at fault
/// @param raw      the row as it was read, cut where it is very long
/// @param reason   a sentence: what was found, what was expected
public record Rejection(Position position, @Nullable String field, String raw, String reason) {}
