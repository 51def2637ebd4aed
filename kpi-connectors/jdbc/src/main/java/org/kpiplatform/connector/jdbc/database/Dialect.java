package org.kpiplatform.connector.jdbc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;

/// What databases do differently.
public sealed interface Dialect permits PostgreSql, Trino, StandardSql {

    /// The dialect that a connection to this address speaks.
    static Dialect of(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new PostgreSql();
        }
        return url.startsWith("jdbc:trino:") ? new Trino() : new StandardSql();
    }

    /// Adds what the driver should know.
    default void prepare(Properties properties) {}

    /// Makes a new connection one that only reads, and streams.
    void prepare(Connection connection) throws SQLException;

    /// Who can do something about a failure.
    ErrorKind kindOf(SQLException failure);

    /// Where in the statement the failure is, as a part of a sentence, or null.
    default @Nullable String placeOf(SQLException failure) {
        return null;
    }

    /// The name in the quotes of this database, so that it is nothing else than a name.
    default String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /// The table's name, each part quoted.
    default String quoted(QualifiedName name) {
        return name.parts().stream().map(this::quoted).collect(Collectors.joining("."));
    }

    /// Sets a parameter: a [Long], [java.math.BigDecimal], [Double], [Boolean], [String], [LocalDate], [LocalDateTime]
    /// or [Instant].
    void set(PreparedStatement statement, int index, Object value) throws SQLException;

    /// A day, or null where there is none: also for one before or after all days.
    default @Nullable LocalDate date(ResultSet rows, int index) throws SQLException {
        return rows.getObject(index, LocalDate.class);
    }

    /// A local time, or null like [#date].
    default @Nullable LocalDateTime localTimestamp(ResultSet rows, int index) throws SQLException {
        return rows.getObject(index, LocalDateTime.class);
    }

    /// An instant, or null like [#date].
    @Nullable
    Instant timestamp(ResultSet rows, int index) throws SQLException;
}
