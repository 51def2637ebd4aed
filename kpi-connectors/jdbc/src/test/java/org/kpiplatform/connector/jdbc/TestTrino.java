package org.kpiplatform.connector.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.tck.context.KitContext;

/// A Trino with two nodes, which `kpi-connectors/real-servers/run-trino` starts.
final class TestTrino {

    private TestTrino() {}

    /// Five hundred events, around a change of clocks.
    static void fill() throws SQLException {
        for (String sql : List.of(
                "drop table if exists memory.default.events",
                "create table memory.default.events as select n as id, cast(n as decimal(12, 2)) * 1.25 as amount, "
                        + "'c' || cast(n % 3 as varchar) as country, n % 2 = 0 as paid, "
                        + "timestamp '2026-03-27 20:00:00.123456 UTC' + n * interval '17' minute as at, "
                        + "timestamp '2026-03-27 20:00:00' + (n / 4) * interval '17' minute as local_at "
                        + "from unnest(sequence(1, 500)) as t (n)")) {
            execute(sql);
        }
    }

    private static Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "owner");
        return Objects.requireNonNull(
                new io.trino.jdbc.TrinoDriver().connect(System.getProperty("trino.url"), properties));
    }

    /// The first column of what comes.
    static List<String> execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            List<String> first = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    first.add(rows.getString(1));
                }
            }
            return first;
        }
    }

    static MetricSource open(Consumer<TestDatabase.Options> change) {
        TestDatabase.Options options = new TestDatabase.Options();
        options.url = System.getProperty("trino.url");
        options.user = "reader";
        options.password = null;
        change.accept(options);
        return new JdbcConnector()
                .open(options.config(), new KitContext(Path.of("").toAbsolutePath()));
    }

    static MetricSource orders(String table) {
        return open(options ->
                options.table("orders", table).key("orders", "orderkey").cursor("orders", "orderdate"));
    }

    static MetricSource events() {
        return open(TestTrino::describeEvents);
    }

    static MetricSource eventsThatMayBeDeleted() {
        return open(options -> describeEvents(options).snapshotDeletes = List.of("events"));
    }

    private static TestDatabase.Options describeEvents(TestDatabase.Options options) {
        return options.table("events", "memory.default.events")
                .key("events", "id")
                .cursor("events", "local_at");
    }
}
