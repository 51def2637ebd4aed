package org.kpiplatform.connector.tryton.model;

import java.util.Optional;
import org.kpiplatform.connector.spi.FieldType;

/// A type of Tryton that a field of a stream can have.
enum Kind {
    TEXT(FieldType.TEXT),
    INTEGER(FieldType.INTEGER),
    DECIMAL(FieldType.DECIMAL),
    BOOLEAN(FieldType.BOOLEAN),
    DATE(FieldType.DATE),
    /// A time by UTC.
    TIMESTAMP(FieldType.TIMESTAMP),
    /// Seconds.
    DURATION(FieldType.DECIMAL),
    /// The id of another record.
    RELATION(FieldType.INTEGER);

    private final FieldType type;

    Kind(FieldType type) {
        this.type = type;
    }

    FieldType type() {
        return type;
    }

    /// Empty for lists of records, bytes, dictionaries, and types of later versions.
    static Optional<Kind> of(String tryton) {
        return Optional.ofNullable(
                switch (tryton) {
                    case "char", "text", "selection", "reference", "time", "fullname" -> TEXT;
                    case "integer", "biginteger" -> INTEGER;
                    case "float", "numeric" -> DECIMAL;
                    case "boolean" -> BOOLEAN;
                    case "date" -> DATE;
                    case "datetime", "timestamp" -> TIMESTAMP;
                    case "timedelta" -> DURATION;
                    case "many2one", "one2one" -> RELATION;
                    default -> null;
                });
    }
}
