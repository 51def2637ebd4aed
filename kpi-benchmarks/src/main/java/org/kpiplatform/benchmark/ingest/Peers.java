package org.kpiplatform.benchmark.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/// What others do with the same file, in seconds.
final class Peers implements AutoCloseable {

    private static final String BUCKETS = """
            select cast(date_trunc('day', ordered_at) as date) as day, country, channel, sum(amount), count(*)
            from orders group by all
            """;
    private static final String ANSWER = """
            select date_trunc('month', ordered_at) as month, country, sum(amount) from orders group by all
            """;

    private final Path file;
    private final Connection server;
    private final Connection duck;

    /// @param server a connection to the PostgreSQL server that the service uses
    Peers(Path file, Connection server) throws SQLException {
        this.file = file;
        this.server = server;
        this.duck = DriverManager.getConnection("jdbc:duckdb:");
    }

    /// PostgreSQL's text `COPY` into a table with the same primary key: no validation, no quarantine, no buckets.
    double copy() throws SQLException, IOException {
        try (Statement statement = server.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute("drop table if exists bare");
            statement.execute("create table bare (order_id bigint primary key, ordered_at timestamptz, country text,"
                    + " product text, channel text, amount numeric, quantity bigint)");
            long start = System.nanoTime();
            server.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin (format csv, header)", in, 1 << 16);
            double seconds = secondsSince(start);
            statement.execute("drop table bare");
            return seconds;
        }
    }

    /// DuckDB reading the file into a table without a key.
    double duckLoads() throws SQLException {
        return duck("create or replace table orders as from read_csv('" + file + "', types = {'ordered_at': "
                + "'TIMESTAMP', 'amount': 'DECIMAL(18,2)'})");
    }

    /// DuckDB grouping its table by day, country and channel.
    double duckBuckets() throws SQLException {
        return duck("create or replace table bucket as " + BUCKETS);
    }

    /// DuckDB scanning its table for the revenue by month by country.
    double duckAnswers() throws SQLException {
        return duck("create or replace table answer as " + ANSWER);
    }

    /// The revenue that DuckDB has found.
    double duckRevenue() throws SQLException {
        try (Statement statement = duck.createStatement();
                var rows = statement.executeQuery("select sum(amount) from orders")) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    private double duck(String sql) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            long start = System.nanoTime();
            statement.execute(sql);
            return secondsSince(start);
        }
    }

    static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() throws SQLException {
        duck.close();
        server.close();
    }
}
