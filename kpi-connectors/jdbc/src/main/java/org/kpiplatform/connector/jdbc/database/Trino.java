package org.kpiplatform.connector.jdbc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;

/// Trino. Its driver tells no codes of the standard but Trino's own, and rows stream without a transaction.
public record Trino() implements Dialect {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS");
    private static final Pattern PLACE = Pattern.compile("line (\\d+:\\d+)");

    /// Codes below are mistakes of whoever asked; above are failures of the engine, of memory and of what lies behind.
    private static final int USER_ERRORS_END = 0x1_0000;
    /// Division by zero, a cast of what does not fit, an argument out of its range, a number out of its range.
    private static final Set<Integer> DATA = Set.of(7, 8, 9, 19);
    /// Abandoned, cancelled, killed, or in a transaction that is gone.
    private static final Set<Integer> PASSING = Set.of(3, 27, 37);

    @Override
    public void prepare(Properties properties) {
        properties.putIfAbsent("source", "kpi-platform");
        // statements show as what they are, and need one trip instead of three
        properties.putIfAbsent("explicitPrepare", "false");
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        connection.setReadOnly(true);
    }

    @Override
    public ErrorKind kindOf(SQLException failure) {
        if (failure.getSQLState() != null) {
            return SqlStates.kindOf(failure);
        }
        int code = failure.getErrorCode();
        if (String.valueOf(failure.getMessage()).contains("Authentication failed")) {
            return ErrorKind.CONFIG;
        }
        // the driver's own failures, of the connection that is, have the code 0 without a cause of the engine's
        boolean ofTheEngine = code != 0 || String.valueOf(failure.getMessage()).startsWith("Query failed");
        if (!ofTheEngine || code >= USER_ERRORS_END || PASSING.contains(code)) {
            return ErrorKind.TRANSIENT;
        }
        return DATA.contains(code) ? ErrorKind.DATA : ErrorKind.CONFIG;
    }

    @Override
    public @Nullable String placeOf(SQLException failure) {
        Matcher place = PLACE.matcher(String.valueOf(failure.getMessage()));
        return place.find() ? "at line and column " + place.group(1) : null;
    }

    @Override
    public void set(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case Instant time ->
                statement.setObject(
                        index, TIME.format(time.atOffset(ZoneOffset.UTC)) + " UTC", Types.TIMESTAMP_WITH_TIMEZONE);
            case LocalDateTime time -> statement.setObject(index, TIME.format(time), Types.TIMESTAMP);
            case LocalDate date -> statement.setObject(index, date, Types.DATE);
            default -> statement.setObject(index, value);
        }
    }

    /// As text, for the driver's own times go through the zone of the machine.
    @Override
    public @Nullable LocalDateTime localTimestamp(ResultSet rows, int index) throws SQLException {
        String text = rows.getString(index);
        return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T'));
    }

    @Override
    public @Nullable LocalDate date(ResultSet rows, int index) throws SQLException {
        String text = rows.getString(index);
        return text == null ? null : LocalDate.parse(text);
    }

    @Override
    public @Nullable Instant timestamp(ResultSet rows, int index) throws SQLException {
        Timestamp time = rows.getTimestamp(index);
        return time == null ? null : time.toInstant();
    }
}
