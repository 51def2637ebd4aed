package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kpiplatform.connector.jdbc.TestDatabase.read;
import static org.kpiplatform.connector.jdbc.TestDatabase.valuesOf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;

class IncrementalReadingTest {

    private final TestDatabase database = TestPostgres.database()
            .execute("create table t (id int primary key, name text, at timestamptz, made timestamptz)");

    private MetricSource open() {
        return database.open(options -> options.table("t", "t").cursor("t", "at"));
    }

    private TestDatabase insert(int id, @Nullable String at) {
        return database.execute("insert into t values (" + id + ", 'n" + id + "', "
                + (at == null ? "null" : "'" + at + "'") + ", '2026-01-01 00:00:00+00')");
    }

    private static List<@Nullable Object> ids(Delivery delivery, MetricSource source) throws InterruptedException {
        return valuesOf(delivery.records(), source.discover().getFirst(), "id");
    }

    @Test
    void deliversWhatIsAddedOrChangedAtTheVeryMomentOfItsCursor() throws InterruptedException {
        insert(5, "2026-03-01 10:00:00+00");
        insert(6, "2026-03-01 10:00:00+00");
        try (MetricSource source = open()) {
            Cursor cursor = read(source, null).cursor();
            insert(2, "2026-03-01 10:00:00+00"); // a lower key
            database.execute("update t set name = 'changed' where id = 6");

            assertThat(ids(read(source, cursor), source)).containsExactly(2L, 6L);
            assertThat(read(source, read(source, cursor).cursor()).records()).isEmpty();
        }
    }

    @Test
    void losesNothingWhereMoreRowsTieThanACursorCanHold() throws InterruptedException {
        database.execute("insert into t select i, 'x', '2026-03-01 10:00:00+00' from generate_series(1, 1500) i");
        try (MetricSource source = open()) {
            Delivery all = read(source, null);
            Cursor middle = all.batches().getFirst().next();
            insert(-1, "2026-03-01 10:00:00+00");

            assertThat(ids(read(source, middle), source)).hasSize(500).doesNotContain(1000L);
            assertThat(ids(read(source, all.cursor()), source))
                    .as("all of that moment again, since the cursor does not know them")
                    .hasSize(1501);
        }
    }

    @Test
    void losesNothingThatIsUpdatedWhileItIsRead() throws InterruptedException {
        database.execute("insert into t select i, 'x', timestamptz '2026-03-01 10:00:00+00' + i * interval '1 minute' "
                + "from generate_series(1, 300) i");
        try (MetricSource source = open()) {
            List<Batch> batches = new ArrayList<>();
            StreamSpec spec = source.discover().getFirst();
            try (RecordReader reader = source.read(new ReadRequest(spec, null))) {
                do {
                    batches.add(reader.next(20));
                    database.execute("update t set at = '2026-04-01 10:00:00+00' where id = " + batches.size() * 20);
                } while (!batches.getLast().last());
            }
            Delivery scan = new Delivery(batches, List.of());
            Delivery next = read(source, scan.cursor());

            assertThat(ids(scan, source)).as("one snapshot").hasSize(300).doesNotHaveDuplicates();
            assertThat(ids(next, source)).as("what was updated").hasSize(batches.size() - 1);
        }
    }

    @Test
    void goesOnWhereItWasKilled() throws InterruptedException {
        database.execute("insert into t select i, 'x', timestamptz '2026-03-01 10:00:00+00' + (i / 7) * interval '1 s' "
                + "from generate_series(1, 200) i");
        Cursor killed;
        try (MetricSource source = open();
                RecordReader reader =
                        source.read(new ReadRequest(source.discover().getFirst(), null))) {
            killed = reader.next(101).next();
        }
        try (MetricSource source = open()) {
            assertThat(ids(read(source, killed), source))
                    .hasSize(99)
                    .doesNotHaveDuplicates()
                    .contains(102L, 200L);
        }
    }

    @Test
    void readsTablesWithoutCursorWholeAndResumesByKey() throws InterruptedException {
        insert(1, null);
        insert(2, null);
        insert(3, null);
        try (MetricSource source = database.open(options -> options.table("t", "t"))) {
            StreamSpec spec = source.discover().getFirst();
            Delivery all = Delivery.of(source, new ReadRequest(spec, null), 1);

            assertThat(spec.cursor()).isNull();
            assertThat(ids(read(source, all.batches().getFirst().next()), source))
                    .containsExactly(2L, 3L);
            assertThat(ids(read(source, all.cursor()), source)).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void endsBeforeTheBoundAndBeginsBeforeTheCursorByTheLookback() throws InterruptedException {
        insert(1, "2026-03-01 10:00:00+00");
        insert(2, "2026-03-01 10:05:00+00");
        insert(3, "2026-03-01 10:10:00+00");
        try (MetricSource source = open()) {
            StreamSpec spec = source.discover().getFirst();
            ReadRequest bounded = new ReadRequest(spec, null).withUntil(Instant.parse("2026-03-01T10:10:00Z"));
            Delivery first = Delivery.of(source, bounded, 10);

            assertThat(ids(first, source)).containsExactly(1L, 2L);
            assertThat(ids(read(source, first.cursor()), source)).containsExactly(3L);
            ReadRequest back = new ReadRequest(spec, first.cursor()).withLookback(Duration.ofMinutes(5));
            assertThat(ids(Delivery.of(source, back, 10), source)).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void refusesRowsWithoutCursorUnlessToldWhatToDo() throws InterruptedException {
        insert(1, "2026-03-01 10:00:00+00");
        insert(2, null);
        try (MetricSource source = open()) {
            assertThatThrownBy(() -> read(source, null))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DATA))
                    .hasMessageContaining("`at`")
                    .hasMessageContaining("null_cursors");
        }
        try (MetricSource source = database.open(options -> {
            options.table("t", "t").cursor("t", "at");
            options.nullCursors.put("t", JdbcConfig.NullCursor.EXCLUDE);
        })) {
            assertThat(ids(read(source, null), source)).containsExactly(1L);
        }
    }

    @Test
    void includesRowsWithoutCursorByAnotherColumn() throws InterruptedException {
        insert(1, "2026-03-01 10:00:00+00");
        insert(2, null);
        try (MetricSource source = database.open(options -> {
            options.table("t", "t").cursor("t", "at");
            options.nullCursors.put("t", JdbcConfig.NullCursor.INCLUDE);
            options.cursorFallbacks.put("t", "made");
        })) {
            Delivery all = read(source, null);
            database.execute("insert into t values (3, 'late', null, '2026-05-01 00:00:00+00')");

            assertThat(ids(all, source)).containsExactly(2L, 1L);
            assertThat(ids(read(source, all.cursor()), source)).containsExactly(3L);
        }
    }

    @Test
    void beginsAgainWhenTheMeaningOfItsCursorHasChanged() throws InterruptedException {
        insert(1, "2026-03-01 10:00:00+00");
        Cursor cursor;
        try (MetricSource source = open()) {
            cursor = read(source, null).cursor();
        }
        try (MetricSource source =
                database.open(options -> options.table("t", "t").cursor("t", "made"))) {
            assertThat(ids(read(source, cursor), source)).containsExactly(1L);
        }
    }
}
