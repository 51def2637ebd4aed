package org.kpiplatform.connector.jdbc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// PostgreSQL, and what speaks its protocol. Its `infinity` is no day and no time.
public record PostgreSql() implements Dialect {

    @Override
    public void prepare(Properties properties) {
        properties.putIfAbsent("ApplicationName", "kpi-platform");
        properties.putIfAbsent("connectTimeout", "10");
        properties.putIfAbsent("loginTimeout", "15");
        properties.putIfAbsent("tcpKeepAlive", "true");
        // texts take the type of what they are compared with: a uuid, an enum
        properties.putIfAbsent("stringtype", "unspecified");
    }

    /// Rows come as they are fetched only inside of a transaction, and repeatable reads make it one snapshot.
    @Override
    public void prepare(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    @Override
    public ErrorKind kindOf(SQLException failure) {
        return SqlStates.kindOf(failure);
    }

    @Override
    public @Nullable String placeOf(SQLException failure) {
        if (failure instanceof PSQLException told) {
            ServerErrorMessage message = told.getServerErrorMessage();
            return message == null || message.getPosition() == 0 ? null : "at its character " + message.getPosition();
        }
        return null;
    }

    @Override
    public void set(PreparedStatement statement, int index, Object value) throws SQLException {
        statement.setObject(index, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
    }

    @Override
    public @Nullable LocalDate date(ResultSet rows, int index) throws SQLException {
        LocalDate date = rows.getObject(index, LocalDate.class);
        return LocalDate.MAX.equals(date) || LocalDate.MIN.equals(date) ? null : date;
    }

    @Override
    public @Nullable LocalDateTime localTimestamp(ResultSet rows, int index) throws SQLException {
        LocalDateTime time = rows.getObject(index, LocalDateTime.class);
        return LocalDateTime.MAX.equals(time) || LocalDateTime.MIN.equals(time) ? null : time;
    }

    @Override
    public @Nullable Instant timestamp(ResultSet rows, int index) throws SQLException {
        OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
        return time == null || OffsetDateTime.MAX.equals(time) || OffsetDateTime.MIN.equals(time)
                ? null
                : time.toInstant();
    }
}
