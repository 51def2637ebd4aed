package org.kpiplatform.connector.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.RateBudget;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;

/// Where a source's database is, and how to get in.
///
/// @param secrets   properties of the driver that are not shown
/// @param fetchSize rows that the driver takes from the database at once
/// @param timeout   of one statement
public record Database(
        String url,
        @Nullable String user,
        @Nullable Secret password,
        Map<String, String> properties,
        Map<String, Secret> secrets,
        int fetchSize,
        Duration timeout) {

    public Dialect dialect() {
        return Dialect.of(url);
    }

    /// Opens a connection that only reads.
    public Session connect(Drivers drivers, RateBudget budget) throws InterruptedException {
        budget.acquire(1);
        Failures failures = new Failures(dialect(), timeout);
        Connection connection = failures.told(
                "connect to the database",
                () -> Errand.run(() -> connection(drivers), late -> late.abort(Runnable::run)));
        return new Session(connection, this, budget, failures);
    }

    private Connection connection(Drivers drivers) throws SQLException {
        Connection connection = drivers.of(url).connect(url, driverProperties());
        if (connection == null) {
            throw new SourceException(ErrorKind.CONFIG, "The driver does not accept the `url` of the database.");
        }
        try {
            dialect().prepare(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Properties driverProperties() {
        Properties all = new Properties();
        all.putAll(properties);
        secrets.forEach((name, secret) -> all.setProperty(name, secret.reveal()));
        if (user != null) {
            all.setProperty("user", user);
        }
        if (password != null) {
            all.setProperty("password", password.reveal());
        }
        dialect().prepare(all);
        return all;
    }
}
