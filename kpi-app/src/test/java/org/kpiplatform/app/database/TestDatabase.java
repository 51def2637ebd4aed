package org.kpiplatform.app.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.database.embedded.DatabaseAddress;
import org.kpiplatform.app.database.embedded.TestServer;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// Empty databases for tests: on an embedded server, or on the one that the usual Quarkus settings name in the
/// environment (`QUARKUS_DATASOURCE_JDBC_URL`, `_USERNAME`, `_PASSWORD`), whose user then must be allowed to create
/// databases. The database of that URL is left alone.
public final class TestDatabase {

    private static final String URL = "QUARKUS_DATASOURCE_JDBC_URL";

    private static final String NAME = "kpi_test_" + ProcessHandle.current().pid();

    private TestDatabase() {}

    /// The database of this test JVM, emptied.
    public static DatabaseAddress fresh() {
        DatabaseAddress server = Server.ADDRESS;
        execute(server, "drop database if exists " + NAME + " with (force)");
        execute(server, "create database " + NAME);
        return server.withDatabase(NAME);
    }

    private static void execute(DatabaseAddress server, String sql) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("'" + sql + "' failed on " + server, e);
        }
    }

    private static final class Server {

        private static final DatabaseAddress ADDRESS = find();

        private static DatabaseAddress find() {
            String url = System.getenv(URL);
            if (url == null) {
                return TestServer.ofThisJvm().address();
            }
            DatabaseAddress server = external(url);
            // the embedded one is the build's, this one is somebody's
            Thread leave = new Thread(
                    () -> execute(server, "drop database if exists " + NAME + " with (force)"), "leave-no-database");
            Runtime.getRuntime().addShutdownHook(leave);
            return server;
        }
    }

    private static DatabaseAddress external(String url) {
        Properties parts = Driver.parseURL(url, new Properties());
        if (parts == null) {
            throw new IllegalStateException(URL + " is '" + url + "', and not the address of a PostgreSQL.");
        }
        return new DatabaseAddress(
                part(parts, PGProperty.PG_HOST),
                Integer.parseInt(part(parts, PGProperty.PG_PORT)),
                part(parts, PGProperty.PG_DBNAME),
                orEmpty(System.getenv("QUARKUS_DATASOURCE_USERNAME")),
                orEmpty(System.getenv("QUARKUS_DATASOURCE_PASSWORD")));
    }

    private static String part(Properties parts, PGProperty property) {
        return orEmpty(property.getOrDefault(parts));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
