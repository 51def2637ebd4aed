package org.kpiplatform.app.record.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.app.record.RecordTable;
import org.kpiplatform.domain.source.FieldType;

/// What is copied in binary must be what PostgreSQL reads from text.
@QuarkusTest
class BinaryRowsTest {

    @Inject
    DSLContext sql;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "1",
                "-1",
                "9999",
                "10000",
                "10001",
                "0.1",
                "0.0001",
                "0.00001",
                "-0.00012345",
                "1234567890.0123456789",
                "99999999999999999999999999999999.999999999999",
                "1E+3",
                "-7.5E+20",
                "100000000",
                "0.00000000000000000001",
                "123456789012345678",
                "1234567890123456789",
                "-99999999999999.9999",
                "50000.5000"
            })
    void writesNumbersAsPostgresReadsThem(String number) {
        assertThat(copied(FieldType.DECIMAL, new BigDecimal(number)))
                .isEqualTo(sql.fetchValue("select (? ::numeric)::text", new BigDecimal(number).toPlainString()));
    }

    @Test
    void writesAnyNumberExactly() {
        Random random = new Random(7);
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            numbers.add(
                    new BigDecimal(new java.math.BigInteger(random.nextInt(1, 120), random), random.nextInt(-5, 25)));
        }

        assertThat(copiedAll(FieldType.DECIMAL, numbers))
                .containsExactlyElementsOf(numbers.stream()
                        .map(it -> ((BigDecimal) it).toPlainString())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01", "2000-01-01", "1999-12-31", "0001-01-01", "9999-12-31", "2024-02-29", "1582-10-10"
            })
    void writesDays(String day) {
        assertThat(copied(FieldType.DATE, LocalDate.parse(day))).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1999-12-31T23:59:59.999999Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z",
                "2011-03-01T10:00:00.000001Z"
            })
    void writesInstants(String instant) {
        String written = String.valueOf(copied(FieldType.TIMESTAMP, Instant.parse(instant)));

        assertThat(sql.fetchValue("select ?::timestamptz = ?::timestamptz", written, instant))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "tab\tline\nquote\"back\\slash", "Grüße, 世界 😀"})
    void writesTexts(String text) {
        assertThat(copied(FieldType.TEXT, text)).isEqualTo(text);
    }

    @Test
    void writesTextsLongerThanItsBuffer() {
        String text = "0123456789".repeat(100_000);

        assertThat(copied(FieldType.TEXT, text)).isEqualTo(text);
    }

    @Test
    void writesIntegersAndTruths() {
        assertThat(copied(FieldType.INTEGER, Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(copied(FieldType.BOOLEAN, true)).isEqualTo("true");
        assertThat(copied(FieldType.BOOLEAN, false)).isEqualTo("false");
    }

    private Object copied(FieldType type, Object value) {
        return copiedAll(type, List.of(value)).getFirst();
    }

    private List<String> copiedAll(FieldType type, List<?> values) {
        Field<?> value = DSL.field(DSL.name("value"), RecordTable.type(type));
        Field<Integer> place = DSL.field(DSL.name("place"), Integer.class);
        return io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().call(() -> {
            sql.execute(
                    "create temp table copied (place bigint, value {0}) on commit drop",
                    DSL.sql(RecordTable.type(type).getCastTypeName(sql.configuration())));
            EncodedRows rows = EncodedRows.of(out -> {
                for (int i = 0; i < values.size(); i++) {
                    out.row(2);
                    out.integer(i);
                    out.value(type, values.get(i));
                }
            });
            Copy.into(sql, DSL.table(DSL.name("copied")), List.of(place, value), rows);
            return sql.fetch("select value::text from copied order by place").getValues(0, String.class);
        });
    }
}
