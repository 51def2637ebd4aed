package org.kpiplatform.connector.jdbc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;

/// A database that nothing more is known of than that it has a driver.
public record StandardSql() implements Dialect {

    @Override
    public void prepare(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    @Override
    public ErrorKind kindOf(SQLException failure) {
        return SqlStates.kindOf(failure);
    }

    @Override
    public void set(PreparedStatement statement, int index, Object value) throws SQLException {
        statement.setObject(index, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
    }

    @Override
    public @Nullable Instant timestamp(ResultSet rows, int index) throws SQLException {
        Timestamp time = rows.getTimestamp(index);
        return time == null ? null : time.toInstant();
    }
}
