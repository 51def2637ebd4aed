package org.kpiplatform.app.database.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/// Where a database listens and who may enter it. The password never shows in [#toString()].
///
/// @param host the name or address of the machine
/// @param port the TCP port on it
/// @param database the name of the database
/// @param user a user that owns the database
/// @param password the secret of the user
public record DatabaseAddress(String host, int port, String database, String user, String password) {

    /// The address as JDBC drivers read it, without user and password.
    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /// The standard Quarkus settings that lead to this database.
    public Map<String, String> quarkusSettings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url(),
                "quarkus.datasource.username", user,
                "quarkus.datasource.password", password);
    }

    /// Another database of the same server.
    public DatabaseAddress withDatabase(String name) {
        return new DatabaseAddress(host, port, name, user, password);
    }

    /// A new connection outside any pool; the caller closes it.
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        // the driver itself: DriverManager shows a driver only to the class loader that registered it
        Connection connection = new Driver().connect(url(), properties);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver does not accept the address '" + url() + "'.");
        }
        return connection;
    }

    @Override
    public String toString() {
        return user + "@" + url();
    }
}
