package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;

/// The connector on a Trino with two nodes.
@EnabledIfSystemProperty(
        named = "trino.url",
        matches = ".+",
        disabledReason = "no Trino runs: kpi-connectors/real-servers/run-trino starts one")
@Timeout(60)
class TrinoReadingTest {

    @BeforeAll
    static void fill() throws SQLException {
        TestTrino.fill();
    }

    @Test
    void runsOnTwoNodes() throws SQLException {
        assertThat(TestTrino.execute("select node_id from system.runtime.nodes where state = 'active'"))
                .containsExactlyInAnyOrder("coordinator", "worker");
    }

    @Test
    void readsAsMuchAsTheDatabaseCountsAndResumesByDay() throws Exception {
        try (MetricSource source = TestTrino.orders("tpch.tiny.orders")) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
            StreamSpec spec = source.discover().getFirst();
            Delivery whole = Delivery.of(source, new ReadRequest(spec, null), 4_000);
            Cursor middle = whole.batches().get(1).next();

            assertThat(whole.records())
                    .hasSize(
                            Integer.parseInt(TestTrino.execute("select cast(count(*) as varchar) from tpch.tiny.orders")
                                    .getFirst()));
            assertThat(whole.rejected()).isEmpty();
            assertThat(Delivery.of(source, new ReadRequest(spec, middle), 4_000).records())
                    .isEqualTo(whole.records().subList(8_000, whole.records().size()));
            assertThat(TestDatabase.read(source, whole.cursor()).records()).isEmpty();
        }
    }

    @Test
    void readsWhatIsAddedAtTheMomentOfItsCursor() throws Exception {
        try (MetricSource source = TestTrino.events()) {
            Delivery whole = TestDatabase.read(source, null);
            TestTrino.execute("insert into memory.default.events select 1000, amount, country, paid, at, local_at "
                    + "from memory.default.events where id = 500");

            assertThat(TestDatabase.read(source, whole.cursor()).records()).hasSize(1);
            TestTrino.execute("drop table memory.default.events");
            TestTrino.fill();
        }
    }

    @Test
    void cancelsAStatementInTheEngine() throws Exception {
        String running =
                "select query_id from system.runtime.queries where state = 'RUNNING' and source = 'kpi-platform'";
        try (MetricSource source = TestTrino.open(
                        options -> options.query("q", "select sum(extendedprice) as n from tpch.sf1000.lineitem"));
                RecordReader reader =
                        source.read(new ReadRequest(source.discover().getFirst(), null))) {
            CompletableFuture<Throwable> outcome = new CompletableFuture<>();
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    outcome.complete(new AssertionError(reader.next(10)));
                } catch (InterruptedException | SourceException e) {
                    outcome.complete(e);
                }
            });
            await(() -> !TestTrino.execute(running).isEmpty());
            thread.interrupt();

            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
            await(() -> TestTrino.execute(running).isEmpty());
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            TimeUnit.MILLISECONDS.sleep(100); // until the test's own time limit
        }
    }

    @Test
    void saysWhoMustActOnAFailure() throws InterruptedException {
        Map<String, ErrorKind> failures = Map.of(
                "select * from tpch.tiny.missing", ErrorKind.CONFIG,
                "select nothing from tpch.tiny.orders", ErrorKind.CONFIG,
                "select 1 / (orderkey - orderkey) as n from tpch.tiny.orders", ErrorKind.DATA,
                "select cast(comment as bigint) as n from tpch.tiny.orders", ErrorKind.DATA);
        for (Map.Entry<String, ErrorKind> failure : failures.entrySet()) {
            try (MetricSource source = TestTrino.open(options -> options.query("q", failure.getKey()))) {
                assertThatThrownBy(() -> TestDatabase.read(source, null))
                        .as(failure.getKey())
                        .isInstanceOfSatisfying(
                                SourceException.class,
                                e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(failure.getValue()));
            }
        }
    }
}
