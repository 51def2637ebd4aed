package org.kpiplatform.app.metric.query;

import static org.kpiplatform.domain.source.FieldType.BOOLEAN;
import static org.kpiplatform.domain.source.FieldType.DATE;
import static org.kpiplatform.domain.source.FieldType.DECIMAL;
import static org.kpiplatform.domain.source.FieldType.INTEGER;
import static org.kpiplatform.domain.source.FieldType.TEXT;
import static org.kpiplatform.domain.source.FieldType.TIMESTAMP;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.RecordTable;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// Tables of a shop, made by hand: orders of customers of regions, and a stream that was never synced.
final class ShopTables {

    private static final Map<String, Map<String, FieldType>> FIELDS = Map.of(
            "orders",
            fields(
                    "order_id",
                    INTEGER,
                    "ordered_at",
                    TIMESTAMP,
                    "customer_id",
                    INTEGER,
                    "country",
                    TEXT,
                    "amount",
                    DECIMAL,
                    "units",
                    INTEGER,
                    "paid",
                    BOOLEAN,
                    "shipped_on",
                    DATE,
                    "due_on",
                    DATE,
                    "Odd \"name",
                    TEXT,
                    "delivered_at",
                    TIMESTAMP),
            "customers",
            fields("id", TEXT, "segment", TEXT, "region_id", INTEGER),
            "regions",
            fields("id", INTEGER, "name", TEXT, "opened_on", DATE, "tax", DECIMAL));

    private final DSLContext sql;

    ShopTables(DSLContext sql) {
        this.sql = sql;
        sql.createSchema(DSL.name(RecordTable.schema("shop"))).execute();
        FIELDS.forEach(this::create);
    }

    static void drop(DSLContext sql) {
        sql.dropSchema(DSL.name(RecordTable.schema("shop"))).cascade().execute();
    }

    private void create(String stream, Map<String, FieldType> fields) {
        List<Field<?>> columns = fields.entrySet().stream()
                .<Field<?>>map(field -> DSL.field(DSL.name(field.getKey()), RecordTable.type(field.getValue())))
                .toList();
        sql.createTable(table(stream)).columns(columns).execute();
    }

    private static StreamKey key(String stream) {
        return new StreamKey("shop", stream);
    }

    private static org.jooq.Table<?> table(String stream) {
        return RecordTable.of(key(stream));
    }

    /// Adds a record, its values in the order of the stream's fields; those left out at the end are null.
    ShopTables with(String stream, @Nullable Object... values) {
        List<Map.Entry<String, FieldType>> fields =
                List.copyOf(FIELDS.getOrDefault(stream, Map.of()).entrySet());
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            var field = fields.get(i);
            row.put(DSL.field(DSL.name(field.getKey()), RecordTable.type(field.getValue())), values[i]);
        }
        sql.insertInto(table(stream)).set(row).execute();
        return this;
    }

    static Streams streams() {
        return new Streams(
                new Catalog(Map.of(), Map.of("shop", source()), Map.of(), Map.of()),
                stream -> Optional.ofNullable(FIELDS.get(stream.stream())));
    }

    private static SourceDefinition source() {
        return new SourceDefinition(
                "shop",
                null,
                null,
                "csv",
                Map.of(),
                null,
                null,
                Map.of(
                        "orders",
                        stream("order_id", "ordered_at", "customer", "customers", "customer_id"),
                        "customers",
                        stream("id", null, "region", "shop.regions", "region_id"),
                        "regions",
                        stream("id", null, "manager", "managers", "id"),
                        "managers",
                        stream("id", null, "none", "none", "id")));
    }

    private static StreamDefinition stream(String key, @Nullable String time, String join, String target, String on) {
        return new StreamDefinition(
                List.of(key), time, Map.of(), Map.of(join, new JoinDefinition(target, List.of(on))), null);
    }

    private static Map<String, FieldType> fields(Object... pairs) {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], (FieldType) pairs[i + 1]);
        }
        return fields;
    }
}
