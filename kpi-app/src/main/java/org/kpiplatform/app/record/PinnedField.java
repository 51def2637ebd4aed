package org.kpiplatform.app.record;

import org.kpiplatform.domain.source.FieldType;

/// A field as it was pinned: later syncs read their values as this type, whatever the data suggests by then.
///
/// @param name  of the field and its column
/// @param title what the source itself calls it
public record PinnedField(String name, FieldType type, String title) {}
