package org.kpiplatform.domain.source;

/// The type of a field's values.
public enum FieldType {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    /// A day on the calendar, without a time and a zone.
    DATE,
    /// An instant.
    TIMESTAMP;

    public boolean isTime() {
        return this == DATE || this == TIMESTAMP;
    }

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL;
    }
}
