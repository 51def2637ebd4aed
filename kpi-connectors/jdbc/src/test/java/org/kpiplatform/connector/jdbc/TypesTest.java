package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.kpiplatform.connector.jdbc.TestDatabase.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;

class TypesTest {

    private final TestDatabase database = TestPostgres.database();

    private Map<String, @Nullable Object> row(MetricSource source) throws InterruptedException {
        StreamSpec spec = source.discover().getFirst();
        SourceRecord record = read(source, null).records().getFirst();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < spec.fields().size(); i++) {
            row.put(spec.fields().get(i).name(), record.values().get(i));
        }
        return row;
    }

    @Test
    void readsEveryTypeThatAFieldCanHave() throws InterruptedException {
        database.execute(
                "create type mood as enum ('fine', 'bad')",
                "create table t (i2 smallint, i8 bigint, n numeric, n9 numeric(9, 0), money numeric(12, 2), r real, "
                        + "d double precision, b boolean, tx text, ch char(3), u uuid, j jsonb, m mood, "
                        + "day date, local timestamp, zoned timestamptz)",
                "insert into t values (-1, 9007199254740993, 1.10, 12, 3.50, 0.1, 0.1, true, 'x', 'ab', "
                        + "'00000000-0000-0000-0000-000000000001', '{\"a\": 1}', 'bad', '2026-03-29', "
                        + "'2026-03-29 02:30:00', '2026-03-29 02:30:00.123456+02')");
        try (MetricSource source = database.open(options -> {
            options.table("t", "t");
            options.zone = ZoneId.of("Europe/Berlin");
        })) {
            assertThat(row(source))
                    .containsExactly(
                            entry("i2", -1L),
                            entry("i8", 9007199254740993L),
                            entry("n", new BigDecimal("1.10")),
                            entry("n9", 12L),
                            entry("money", new BigDecimal("3.50")),
                            entry("r", new BigDecimal("0.1")),
                            entry("d", new BigDecimal("0.1")),
                            entry("b", true),
                            entry("tx", "x"),
                            entry("ch", "ab "),
                            entry("u", "00000000-0000-0000-0000-000000000001"),
                            entry("j", "{\"a\": 1}"),
                            entry("m", "bad"),
                            entry("day", LocalDate.parse("2026-03-29")),
                            // the gap of summer time: an hour later
                            entry("local", Instant.parse("2026-03-29T01:30:00Z")),
                            entry("zoned", Instant.parse("2026-03-29T00:30:00.123456Z")));
        }
    }

    @Test
    void saysWhichColumnsItLeavesOut() throws InterruptedException {
        database.execute("create table t (id int, tags text[], bytes bytea, span interval, at_hour time)");
        try (MetricSource source = database.open(options -> options.table("t", "t"))) {
            assertThat(source.discover().getFirst().fields())
                    .extracting(FieldSpec::name)
                    .containsExactly("id");
            assertThat(source.check().toString())
                    .contains("tags (_text)", "bytes (bytea)", "span (interval)", "at_hour (time)");
            assertThat(database.context().logger().lines()).anyMatch(line -> line.contains("tags (_text)"));
        }
    }

    @Test
    void takesInfinityAndDeclaredDatesForNone() throws InterruptedException {
        database.execute(
                "create table t (forever timestamptz, never date, epoch timestamptz, local timestamp)",
                "insert into t values ('infinity', '-infinity', '1970-01-01 00:00:00+00', '1970-01-01 00:00:00')");
        try (MetricSource source = database.open(options -> {
            options.table("t", "t");
            options.nullDates = List.of("1970-01-01");
        })) {
            assertThat(row(source).values()).containsOnlyNulls();
        }
    }

    @Test
    void putsWhatIsNoNumberIntoQuarantine() throws InterruptedException {
        database.execute(
                "create table t (id int primary key, n numeric, d double precision)",
                "insert into t values (1, 'NaN', 1), (2, 1, 'Infinity'), (3, 1, 1)");
        try (MetricSource source = database.open(options -> options.table("t", "t"))) {
            Delivery delivery = read(source, null);

            assertThat(delivery.records()).hasSize(1);
            assertThat(delivery.rejected())
                    .extracting(rejection -> rejection.field() + ": " + rejection.reason())
                    .containsExactly("n: expected a number, found `NaN`.", "d: expected a number, found `Infinity`.");
        }
    }

    @Test
    void convertsToPinnedTypesWhereNothingIsLost() throws InterruptedException {
        database.execute(
                "create table t (id int primary key, whole numeric, day timestamp, number text)",
                "insert into t values (1, 12.0, '2026-01-02 00:00:00', ' 7.5'), (2, 12.5, '2026-01-02 00:00:01', 'x')");
        try (MetricSource source = database.open(options -> options.table("t", "t"))) {
            StreamSpec spec = source.discover()
                    .getFirst()
                    .withFields(
                            List.of(
                                    new FieldSpec("id", FieldType.TEXT, "id"),
                                    new FieldSpec("whole", FieldType.INTEGER, "whole"),
                                    new FieldSpec("day", FieldType.DATE, "day"),
                                    new FieldSpec("number", FieldType.DECIMAL, "number")),
                            List.of("id"));
            Delivery delivery = Delivery.of(source, new ReadRequest(spec, null), 10);

            assertThat(delivery.records().getFirst().values())
                    .containsExactly("1", 12L, LocalDate.parse("2026-01-02"), new BigDecimal("7.5"));
            assertThat(delivery.rejected()).hasSize(1);
        }
    }
}
