package org.kpiplatform.connector.jdbc.value;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.FieldType;

/// What the values of a column are, and the Java type in which they leave a result set.
public enum ColumnKind {
    /// A [String]; also a uuid, JSON, and other types that are written as text.
    TEXT(FieldType.TEXT),
    /// A [Long].
    INTEGER(FieldType.INTEGER),
    /// A [java.math.BigDecimal].
    DECIMAL(FieldType.DECIMAL),
    /// A binary floating point number, as the shortest [java.math.BigDecimal] that means it.
    FLOATING(FieldType.DECIMAL),
    /// A [Boolean].
    BOOLEAN(FieldType.BOOLEAN),
    /// A [java.time.LocalDate].
    DATE(FieldType.DATE),
    /// A [java.time.LocalDateTime]: a time of whatever zone the operator says.
    LOCAL_TIMESTAMP(FieldType.TIMESTAMP),
    /// A [java.time.Instant].
    TIMESTAMP(FieldType.TIMESTAMP);

    private static final Set<String> TEXTS = Set.of(
            "uuid",
            "json",
            "jsonb",
            "xml",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "citext",
            "ltree",
            "ipaddress",
            "name");
    private static final Set<String> ZONED = Set.of("timestamptz", "timestamp with time zone");

    /// A whole number of more digits may not fit into 64 bits.
    private static final int LONG_DIGITS = 18;

    private final FieldType fieldType;

    ColumnKind(FieldType fieldType) {
        this.fieldType = fieldType;
    }

    public FieldType fieldType() {
        return fieldType;
    }

    /// Whether the values of a stream can be read in the order of such a column, and so from one of them on.
    public boolean isCursor() {
        return this == INTEGER || isTime();
    }

    public boolean isTime() {
        return this == DATE || this == LOCAL_TIMESTAMP || this == TIMESTAMP;
    }

    /// The first value of this kind that lies at or after an instant; null for kinds that are no time.
    ///
    /// @param zone in which local times are meant, and in which days begin
    public @Nullable Object at(Instant instant, ZoneId zone) {
        return switch (this) {
            case TIMESTAMP -> instant;
            case LOCAL_TIMESTAMP -> LocalDateTime.ofInstant(instant, zone);
            case DATE -> {
                LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
                boolean midnight = local.toLocalTime().equals(LocalTime.MIDNIGHT);
                yield midnight ? local.toLocalDate() : local.toLocalDate().plusDays(1);
            }
            case TEXT, INTEGER, DECIMAL, FLOATING, BOOLEAN -> null;
        };
    }

    /// The kind of a column, or empty for types that no field can have: arrays, bytes, intervals, geometries.
    public static Optional<ColumnKind> of(ResultSetMetaData columns, int index) throws SQLException {
        String type = columns.getColumnTypeName(index).toLowerCase(Locale.ROOT).replaceAll("\\(.*?\\)", "");
        return switch (columns.getColumnType(index)) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> Optional.of(TEXT);
            case Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR, Types.NCLOB, Types.SQLXML -> Optional.of(TEXT);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Optional.of(INTEGER);
            case Types.NUMERIC, Types.DECIMAL -> Optional.of(isWhole(columns, index) ? INTEGER : DECIMAL);
            case Types.REAL, Types.FLOAT, Types.DOUBLE ->
                type.equals("money") ? Optional.empty() : Optional.of(FLOATING);
            case Types.BOOLEAN -> Optional.of(BOOLEAN);
            case Types.BIT -> columns.getPrecision(index) <= 1 ? Optional.of(BOOLEAN) : Optional.empty();
            case Types.DATE -> Optional.of(DATE);
            case Types.TIMESTAMP -> Optional.of(ZONED.contains(type) ? TIMESTAMP : LOCAL_TIMESTAMP);
            case Types.TIMESTAMP_WITH_TIMEZONE -> Optional.of(TIMESTAMP);
            default -> TEXTS.contains(type) ? Optional.of(TEXT) : Optional.empty();
        };
    }

    private static boolean isWhole(ResultSetMetaData columns, int index) throws SQLException {
        int digits = columns.getPrecision(index);
        return columns.getScale(index) == 0 && digits > 0 && digits <= LONG_DIGITS;
    }
}
