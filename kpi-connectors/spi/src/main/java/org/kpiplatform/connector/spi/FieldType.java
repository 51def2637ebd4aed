package org.kpiplatform.connector.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/// The types a field can have, each with the one Java type that carries its values across this interface.
public enum FieldType {
    TEXT(String.class),
    INTEGER(Long.class),
    DECIMAL(BigDecimal.class),
    BOOLEAN(Boolean.class),
    /// A day on the calendar, without a time and a zone.
    DATE(LocalDate.class),
    /// An instant. A source whose values carry no zone applies its own, or [SourceContext#zone]. A value that
    /// stands for none, such as 1970-01-01, arrives as null.
    TIMESTAMP(Instant.class);

    private final Class<?> javaType;

    FieldType(Class<?> javaType) {
        this.javaType = javaType;
    }

    public Class<?> javaType() {
        return javaType;
    }
}
