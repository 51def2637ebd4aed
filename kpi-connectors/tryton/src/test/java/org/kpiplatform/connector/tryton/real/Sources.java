package org.kpiplatform.connector.tryton.real;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.JdbcConfig;
import org.kpiplatform.connector.jdbc.JdbcConnector;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;
import org.kpiplatform.connector.tck.context.KitContext;
import org.kpiplatform.connector.tryton.TrytonConfig;
import org.kpiplatform.connector.tryton.TrytonConnector;

/// A real Tryton as a source, and the same rows by the connector `jdbc`.
final class Sources {

    private Sources() {}

    /// Values by id and field, of the fields that both connectors have.
    record Comparison(
            Set<String> columns, Map<Object, Map<String, Object>> byTryton, Map<Object, Map<String, Object>> byJdbc) {}

    static MetricSource tryton(RealTryton tryton) {
        return withPassword(tryton, RealTryton.PASSWORD);
    }

    static MetricSource withPassword(RealTryton tryton, String password) {
        TrytonConfig config = new TrytonConfig(
                URI.create(tryton.url()),
                "tryton",
                RealTryton.READER,
                new Secret(password),
                Map.of(),
                true,
                Duration.ofMinutes(10),
                Duration.ofSeconds(5),
                10,
                Duration.ofSeconds(60));
        return new TrytonConnector().open(config, context());
    }

    private static KitContext context() {
        return new KitContext(Path.of("").toAbsolutePath());
    }

    static StreamSpec spec(MetricSource source, String stream) throws InterruptedException {
        return source.discover().stream()
                .filter(it -> it.name().equals(stream))
                .findFirst()
                .orElseThrow();
    }

    static @Nullable Object value(StreamSpec spec, SourceRecord record, String field) {
        return record.values().get(names(spec).indexOf(field));
    }

    static Comparison compare(StreamSpec spec, Delivery delivery, RealTryton tryton, String model)
            throws InterruptedException {
        try (MetricSource jdbc = new JdbcConnector().open(jdbc(tryton, model), context())) {
            StreamSpec rows = spec(jdbc, "rows");
            Set<String> both = new TreeSet<>(names(spec));
            both.retainAll(names(rows));
            Delivery all = Delivery.of(jdbc, new ReadRequest(rows, null), 1_000);
            return new Comparison(both, values(spec, delivery, both), values(rows, all, both));
        }
    }

    private static JdbcConfig jdbc(RealTryton tryton, String model) {
        String table = model.replace('.', '_');
        String query = table.equals("project_work")
                ? "select id, name, type, company, party, parent, status, progress, comment, sequence, create_date,"
                        + " write_date, create_uid, write_uid, extract(epoch from effort_duration) as effort_duration"
                        + " from project_work"
                : "select * from " + table;
        return new JdbcConfig(
                tryton.jdbc(),
                "tryton",
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("rows", query),
                Map.of("rows", "id"),
                Map.of(),
                Map.of(),
                Map.of(),
                Duration.ZERO,
                Duration.ZERO,
                Map.of(),
                List.of(),
                ZoneOffset.UTC,
                List.of(),
                1_000,
                Duration.ofMinutes(1));
    }

    private static Map<Object, Map<String, Object>> values(StreamSpec spec, Delivery delivery, Set<String> fields) {
        Map<Object, Map<String, Object>> rows = new HashMap<>();
        for (SourceRecord record : delivery.records()) {
            Map<String, Object> values = new TreeMap<>();
            for (String field : fields) {
                values.put(field, plain(value(spec, record, field)));
            }
            rows.put(Objects.requireNonNull(value(spec, record, "id")), values);
        }
        return rows;
    }

    /// Numbers are the same whatever their scale.
    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> number.stripTrailingZeros();
            default -> value;
        };
    }

    private static List<String> names(StreamSpec spec) {
        return spec.fields().stream().map(FieldSpec::name).toList();
    }
}
