package org.kpiplatform.connector.jdbc.relation;

import java.time.Duration;
import org.kpiplatform.connector.jdbc.value.ColumnKind;
import org.kpiplatform.connector.spi.FieldSpec;

/// A column that a field can have the values of.
///
/// @param title    as the database names it
/// @param field    the name of its field
/// @param sql      its quoted name
/// @param decimals the digits that the database keeps behind the point, of seconds for times
/// @param nullable whether it may have no value, as far as the database says
public record Column(String title, String field, String sql, ColumnKind kind, int decimals, boolean nullable) {

    FieldSpec spec() {
        return new FieldSpec(field, kind.fieldType(), title);
    }

    /// The least by which two times in it differ; zero for numbers.
    Duration granularity() {
        return switch (kind) {
            case DATE -> Duration.ofDays(1);
            case LOCAL_TIMESTAMP, TIMESTAMP -> Duration.ofNanos((long) Math.pow(10, 9 - Math.clamp(decimals, 0, 9)));
            case TEXT, INTEGER, DECIMAL, FLOATING, BOOLEAN -> Duration.ZERO;
        };
    }
}
