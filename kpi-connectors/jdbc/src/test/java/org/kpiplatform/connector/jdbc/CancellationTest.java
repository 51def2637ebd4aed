package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;

@Timeout(30)
class CancellationTest {

    private final TestDatabase database =
            TestPostgres.database().execute("create table t (id int primary key)", "insert into t values (1)");

    private String running() {
        return database.ask("select count(*) from pg_stat_activity where usename = '" + TestPostgres.READER
                + "' and datname = current_database()");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was awaited came in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private boolean isSleeping() {
        return database.ask(
                        "select count(*) from pg_stat_activity where query like '%pg_sleep(60)%' and state = 'active' "
                                + "and usename = '" + TestPostgres.READER + "' and datname = current_database()")
                .equals("1");
    }

    private MetricSource sleeping() {
        // without rows the condition is not evaluated, so that columns are discovered at once
        return database.open(options -> options.query("q", "select id from t where pg_sleep(60) is not null"));
    }

    @Test
    void leavesNothingRunningWhereItsThreadIsInterrupted() throws Exception {
        try (MetricSource source = sleeping();
                RecordReader reader =
                        source.read(new ReadRequest(source.discover().getFirst(), null))) {
            CompletableFuture<@Nullable Throwable> outcome = new CompletableFuture<>();
            Thread thread = Thread.ofVirtual().start(() -> outcome.complete(failureOf(reader)));
            await(this::isSleeping);
            long before = System.nanoTime();

            thread.interrupt();

            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            await(() -> running().equals("0"));
        }
    }

    @Test
    void leavesNothingRunningWhereTheSourceIsClosed() throws Exception {
        MetricSource source = sleeping();
        RecordReader reader = source.read(new ReadRequest(source.discover().getFirst(), null));
        CompletableFuture<@Nullable Throwable> outcome = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> outcome.complete(failureOf(reader)));
        await(this::isSleeping);

        source.close();

        assertThat(outcome.get()).isInstanceOf(SourceException.class).hasMessageContaining("closed");
        await(() -> running().equals("0"));
    }

    @Test
    void keepsNoConnectionAfterTheLastBatch() throws Exception {
        try (MetricSource source = database.open(options -> options.table("t", "t"))) {
            TestDatabase.read(source, null);

            await(() -> running().equals("0"));
        }
    }

    private static @Nullable Throwable failureOf(RecordReader reader) {
        try {
            reader.next(10);
            return null;
        } catch (InterruptedException | SourceException e) {
            return e;
        }
    }
}
