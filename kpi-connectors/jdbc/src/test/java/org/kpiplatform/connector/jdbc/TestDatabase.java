package org.kpiplatform.connector.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;
import org.kpiplatform.connector.tck.context.KitContext;

/// A database and the source that reads it.
final class TestDatabase {

    private final TestPostgres server;
    private final String name;
    private final KitContext context = new KitContext(Path.of("").toAbsolutePath());

    TestDatabase(TestPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    /// The options of a [JdbcConfig] with their defaults, but for the lookback, which delivers rows again.
    static final class Options {
        String url = "";

        @Nullable
        String user = TestPostgres.READER;

        @Nullable
        Secret password = new Secret(TestPostgres.PASSWORD);

        Map<String, String> properties = Map.of();
        Map<String, Secret> secretProperties = Map.of();
        Map<String, String> tables = new LinkedHashMap<>();
        Map<String, String> queries = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, String> cursors = new LinkedHashMap<>();
        Map<String, JdbcConfig.NullCursor> nullCursors = new LinkedHashMap<>();
        Map<String, String> cursorFallbacks = new LinkedHashMap<>();
        Duration lookback = Duration.ZERO;
        Map<String, String> softDeletes = new LinkedHashMap<>();
        List<String> snapshotDeletes = List.of();

        @Nullable
        ZoneId zone;

        List<String> nullDates = List.of();
        int fetchSize = 1_000;
        Duration queryTimeout = Duration.ofMinutes(1);

        Options table(String stream, String table) {
            tables.put(stream, table);
            return this;
        }

        Options query(String stream, String text) {
            queries.put(stream, text);
            return this;
        }

        Options key(String stream, String columns) {
            keys.put(stream, columns);
            return this;
        }

        Options cursor(String stream, String column) {
            cursors.put(stream, column);
            return this;
        }

        JdbcConfig config() {
            return new JdbcConfig(
                    url,
                    user,
                    password,
                    properties,
                    secretProperties,
                    tables,
                    queries,
                    keys,
                    cursors,
                    nullCursors,
                    cursorFallbacks,
                    lookback,
                    Duration.ofSeconds(5),
                    softDeletes,
                    snapshotDeletes,
                    zone,
                    nullDates,
                    fetchSize,
                    queryTimeout);
        }
    }

    TestDatabase execute(String... statements) {
        server.execute(name, statements);
        return this;
    }

    /// The one value that a query answers.
    String ask(String sql) {
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A connection of the owner, which the caller closes.
    Connection connect() throws SQLException {
        return server.connect(name);
    }

    String url() {
        return server.url(name);
    }

    KitContext context() {
        return context;
    }

    Options options() {
        Options options = new Options();
        options.url = url();
        return options;
    }

    MetricSource open(Consumer<Options> change) {
        Options options = options();
        change.accept(options);
        return new JdbcConnector().open(options.config(), context);
    }

    static StreamSpec stream(MetricSource source, String name) throws InterruptedException {
        return source.discover().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Reads the only stream to its end.
    static Delivery read(MetricSource source, @Nullable Cursor after) throws InterruptedException {
        return Delivery.of(source, new ReadRequest(source.discover().getFirst(), after), 1_000);
    }

    /// The values of one field.
    static List<@Nullable Object> valuesOf(List<SourceRecord> records, StreamSpec spec, String field) {
        int index = spec.fields().stream().map(it -> it.name()).toList().indexOf(field);
        return records.stream()
                .<@Nullable Object>map(it -> it.values().get(index))
                .toList();
    }
}
