package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kpiplatform.connector.jdbc.TestDatabase.read;

import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

class HostileNamesTest {

    private static final String LONG = "l".repeat(63);

    private final TestDatabase database = TestPostgres.database();

    @Test
    void readsTablesAndColumnsWhateverTheyAreCalled() throws InterruptedException {
        database.execute(
                "create schema \"a.b\"",
                "create table \"a.b\".\"select\" (\"order\" int, \"a\"\"; drop table x; --\" int, \"Total\" int, "
                        + "\"total\" int, \"" + LONG + "\" int, \"" + LONG.substring(1)
                        + "x\" int, \"数\" int, \"9, 9\" "
                        + "timestamptz not null, primary key (\"order\", \"Total\"))",
                "insert into \"a.b\".\"select\" values (1, 2, 3, 4, 5, 6, 7, now())",
                "grant usage on schema \"a.b\" to public",
                "grant select on \"a.b\".\"select\" to public");
        try (MetricSource source = database.open(
                options -> options.table("s", "\"a.b\".\"select\"").cursor("s", "9, 9"))) {
            StreamSpec spec = source.discover().getFirst();

            assertThat(spec.fields())
                    .extracting(FieldSpec::name)
                    .containsExactly(
                            "order",
                            "a_drop_table_x",
                            "total",
                            "total_4",
                            "l".repeat(50),
                            "l".repeat(48) + "_6",
                            "u6570",
                            "n_9_9");
            assertThat(spec.key()).containsExactly("order", "total");
            assertThat(read(source, read(source, null).cursor()).records()).isEmpty();
            assertThat(read(source, null).records().getFirst().values().subList(0, 7))
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        }
    }

    @Test
    void takesANameForAName() throws InterruptedException {
        database.execute("create table victim (id int)");
        try (MetricSource source =
                database.open(options -> options.table("t", "\"victim where 1 = 1; drop table victim; --\""))) {
            assertThat(source.check())
                    .isInstanceOfSatisfying(
                            CheckResult.Failed.class,
                            failed -> assertThat(failed.errors())
                                    .singleElement()
                                    .asString()
                                    .contains("does not exist", "42P01"));
        }
        assertThat(database.ask("select count(*) from victim")).isEqualTo("0");
    }

    @Test
    void refusesColumnsThatAreNotThereWithThoseThatAre() throws InterruptedException {
        database.execute("create table t (id int, updated timestamptz)");
        try (MetricSource source =
                database.open(options -> options.table("t", "t").cursor("t", "updated_at; drop table t"))) {
            assertThatThrownBy(source::discover)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("`cursors.t`")
                    .hasMessageContaining("`id`, `updated`");
        }
    }
}
