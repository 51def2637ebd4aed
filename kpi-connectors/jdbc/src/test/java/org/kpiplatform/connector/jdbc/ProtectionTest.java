package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kpiplatform.connector.jdbc.TestDatabase.read;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

class ProtectionTest {

    private final TestDatabase database =
            TestPostgres.database().execute("create table t (id int primary key)", "insert into t values (1)");

    @Test
    void writesNothingEvenAsOwner() {
        database.execute(
                "create sequence s",
                "create function wipe() returns int language sql as " + "'delete from t; select 1'");
        for (String query : new String[] {"select nextval('s') as n", "select wipe() as n"}) {
            try (MetricSource source = database.open(options -> {
                options.user = "owner";
                options.query("q", query);
            })) {
                assertThatThrownBy(() -> read(source, null))
                        .isInstanceOfSatisfying(
                                SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
                        .hasMessageContaining("read-only transaction")
                        .hasMessageContaining("25006");
            }
        }
        assertThat(database.ask("select count(*) from t")).isEqualTo("1");
    }

    private ErrorKind failing(Consumer<TestDatabase.Options> change) throws InterruptedException {
        try (MetricSource source = database.open(change)) {
            read(source, null);
            throw new AssertionError("a failure was expected");
        } catch (SourceException e) {
            assertThat(e.getMessage()).doesNotContain(TestPostgres.PASSWORD).contains(" ");
            return e.kind();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "select * from missing, CONFIG",
        "select nothing from t, CONFIG",
        "select 1 / (id - 1) as n from t, DATA",
        "select 'x'::int as n, DATA",
        "select pg_catalog.pg_read_file('/etc/passwd') as n, CONFIG"
    })
    void saysWhoMustActOnAFailure(String query, ErrorKind kind) throws InterruptedException {
        assertThat(failing(options -> options.query("q", query))).isEqualTo(kind);
    }

    @Test
    void saysWhoMustActOnAConnectionThatFails() throws InterruptedException {
        assertThat(failing(options -> {
                    options.table("t", "t");
                    options.password = new Secret("wrong-passw0rd");
                }))
                .isEqualTo(ErrorKind.CONFIG);
        assertThat(failing(options -> {
                    options.table("t", "t");
                    options.url = options.url.replaceFirst("/test_.*", "/no_such_database");
                }))
                .isEqualTo(ErrorKind.CONFIG);
        assertThat(failing(options -> {
                    options.table("t", "t");
                    options.url = "jdbc:postgresql://127.0.0.1:1/x";
                }))
                .isEqualTo(ErrorKind.TRANSIENT);
        assertThat(failing(options -> {
                    options.table("t", "t");
                    options.url = "jdbc:unheard://of";
                }))
                .isEqualTo(ErrorKind.CONFIG);
    }

    @Test
    void tellsWhereAStatementFailsAndGoesOnWithTheOtherStreams() throws InterruptedException {
        try (MetricSource source =
                database.open(options -> options.table("t", "t").query("q", "select id, nothing from t"))) {
            assertThat(source.discover()).extracting(StreamSpec::name).containsExactly("t");
            assertThat(database.context().logger().lines())
                    .anyMatch(line -> line.contains("at its character") && line.contains("42703"));
            assertThat(source.check()).isInstanceOf(CheckResult.Failed.class);
        }
    }

    @Test
    void tellsOfATableThatItMayNotRead() throws InterruptedException {
        database.execute("create table hidden (id int)", "revoke all on hidden from " + TestPostgres.READER);
        assertThat(failing(options -> options.table("t", "hidden"))).isEqualTo(ErrorKind.CONFIG);
    }

    @Test
    void survivesAServerThatEndsItsConnection() throws InterruptedException {
        database.execute("insert into t select i from generate_series(2, 5000) i");
        try (MetricSource source = database.open(options -> options.table("t", "t"));
                RecordReader reader =
                        source.read(new ReadRequest(source.discover().getFirst(), null))) {
            reader.next(10);
            database.ask("select pg_terminate_backend(pid) from pg_stat_activity where usename = '"
                    + TestPostgres.READER + "' and datname = current_database()");

            assertThatThrownBy(() -> reader.next(5000))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT));
        }
    }

    @Test
    void endsStatementsThatTakeTooLong() throws InterruptedException {
        assertThat(failing(options -> {
                    options.query("q", "select 1 as n from t where pg_sleep(60) is not null");
                    options.queryTimeout = Duration.ofSeconds(1);
                }))
                .isEqualTo(ErrorKind.TRANSIENT);
    }
}
