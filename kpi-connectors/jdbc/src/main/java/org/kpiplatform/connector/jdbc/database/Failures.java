package org.kpiplatform.connector.jdbc.database;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Locale;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// Tells what a driver's exceptions mean.
///
/// @param timeout of statements
record Failures(Dialect dialect, Duration timeout) {

    private static final String CANCELLED = "57014";

    /// What is tried.
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws SQLException, InterruptedException;
    }

    /// Does it, or says in a sentence why not.
    ///
    /// @param what a part of a sentence: `read the stream orders`
    <T> T told(String what, Attempt<T> attempt) throws InterruptedException {
        try {
            return attempt.run();
        } catch (SQLException e) {
            throw of(what, e);
        }
    }

    SourceException of(String what, SQLException failure) {
        if (failure instanceof SQLTimeoutException || CANCELLED.equals(failure.getSQLState())) {
            return new SourceException(
                    ErrorKind.TRANSIENT,
                    "The database did not " + what + " within " + words(timeout) + " (`query_timeout`), or somebody "
                            + "cancelled the statement. An index on the cursor column and the key helps.",
                    failure);
        }
        String place = dialect.placeOf(failure);
        String code = failure.getSQLState() == null ? "" : " [SQLSTATE " + failure.getSQLState() + "]";
        String message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        return new SourceException(
                dialect.kindOf(failure),
                "Could not " + what + (place == null ? "" : ", for the statement fails " + place) + ": "
                        + message.replaceFirst("[.!]$", "") + code + ".",
                failure);
    }

    private static String words(Duration span) {
        return span.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
