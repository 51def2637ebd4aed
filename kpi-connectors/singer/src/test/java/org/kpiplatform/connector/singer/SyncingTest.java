package org.kpiplatform.connector.singer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;

/// When a state of a tap becomes a cursor, and what is read from it.
class SyncingTest {

    @TempDir
    Path folder;

    private TestTaps taps;

    @BeforeEach
    void install() {
        taps = new TestTaps(folder);
    }

    private static String row(int id, String changed) {
        return "echo '{\"type\":\"RECORD\",\"stream\":\"things\",\"record\":{\"id\":" + id + ",\"changed_at\":"
                + (changed.isEmpty() ? "null" : "\"" + changed + "\"") + "}}'\n";
    }

    private static String state(String changed) {
        return "echo '{\"type\":\"STATE\",\"value\":{\"bookmarks\":{\"things\":{\"changed_at\":\"" + changed
                + "\"}}}}'\n";
    }

    /// Writes what it was given as state into the file `state`.
    private static final String KEEP_STATE =
            "if [ -n \"$state\" ]; then cp \"$state\" \"$here/state\"; else echo none > \"$here/state\"; fi\n";

    private String given() {
        return TestTaps.text(taps.folder.resolve("state")).strip();
    }

    @Test
    void endsBatchesAtStates() throws InterruptedException {
        String script = row(1, "2026-01-01T00:00:00Z")
                + row(2, "2026-01-02T00:00:00Z")
                + state("two")
                + row(3, "2026-01-03T00:00:00Z")
                + row(4, "2026-01-04T00:00:00Z")
                + state("four");
        try (MetricSource source = taps.running(script)) {
            Delivery delivery = TestTaps.read(source, null, 3);

            assertThat(delivery.batches())
                    .extracting(batch -> batch.records().size())
                    .containsExactly(2, 2);
            assertThat(delivery.batches().getFirst().next().token())
                    .contains("\"two\"")
                    .doesNotContain("four");
            assertThat(delivery.cursor().token()).contains("\"four\"");
        }
    }

    @Test
    void keepsNoStateBeforeItsRecords() throws InterruptedException {
        String script = row(1, "2026-01-01T00:00:00Z")
                + row(2, "2026-01-02T00:00:00Z")
                + row(3, "2026-01-03T00:00:00Z")
                + state("three");
        try (MetricSource source = taps.running(script)) {
            Delivery delivery = TestTaps.read(source, null, 2);

            assertThat(delivery.batches().getFirst().next().token()).doesNotContain("three");
            assertThat(delivery.cursor().token()).contains("three");
        }
    }

    @Test
    void handsTheStateToTheNextRunAsTheTapHasWrittenIt() throws InterruptedException {
        String odd = "{\"a\": [1, 1.50, \"ü\"], \"currently_syncing\": null}";
        try (MetricSource source = taps.running(
                KEEP_STATE + row(1, "2026-01-01T00:00:00Z") + "echo '{\"type\":\"STATE\",\"value\":" + odd + "}'")) {
            Cursor cursor = TestTaps.read(source, null, 100).cursor();
            assertThat(given()).isEqualTo("none");
            TestTaps.read(source, cursor, 100);

            assertThat(given()).isEqualTo("{\"a\":[1,1.50,\"ü\"],\"currently_syncing\":null}");
        }
    }

    @Test
    void readsATapWithoutStatesWholeEachTime() throws InterruptedException {
        try (MetricSource source = taps.running(KEEP_STATE + row(1, "2026-01-01T00:00:00Z"))) {
            Cursor cursor = TestTaps.read(source, null, 100).cursor();

            assertThat(TestTaps.ids(TestTaps.read(source, cursor, 100))).containsExactly("1");
            assertThat(given()).isEqualTo("none");
        }
    }

    @Test
    void readsAFullTableWholeEachTimeButResumesOneThatWasCutOff() throws InterruptedException {
        taps.catalog(TestTaps.THINGS.replace(
                "\"valid-replication-keys\": [\"changed_at\"]", "\"forced-replication-method\": \"FULL_TABLE\""));
        String script = KEEP_STATE + "echo '{\"type\":\"ACTIVATE_VERSION\",\"stream\":\"things\",\"version\":1}'\n"
                + row(1, "") + state("one") + row(2, "") + state("two");
        try (MetricSource source = taps.running(script)) {
            StreamSpec spec = TestTaps.stream(source);
            assertThat(spec.deleteMode()).isEqualTo(StreamSpec.DeleteMode.SNAPSHOT_DIFF);
            Delivery whole = TestTaps.read(source, null, 1);

            TestTaps.read(source, whole.cursor(), 1);
            assertThat(given()).as("after the end").isEqualTo("none");
            TestTaps.read(source, whole.batches().get(1).next(), 1);
            assertThat(given()).as("after a part").contains("bookmarks");
            assertThat(Delivery.of(source, new ReadRequest(spec, whole.cursor()).asFullRefresh(), 9)
                            .records())
                    .as("a full refresh that has reached its end")
                    .isEmpty();
        }
    }

    @Test
    void deletesNothingThatIsMissingWhereAStreamIsToKeepIt() throws InterruptedException {
        taps.catalog(TestTaps.THINGS.replace(
                "\"valid-replication-keys\": [\"changed_at\"]", "\"forced-replication-method\": \"FULL_TABLE\""));
        taps.keepMissing = List.of("things");
        try (MetricSource source = taps.running("")) {
            assertThat(TestTaps.stream(source).deleteMode()).isEqualTo(StreamSpec.DeleteMode.NONE);
        }
    }

    @Test
    void keepsNoStateBehindARecordThatTheBoundLeavesOut() throws InterruptedException {
        String script = row(1, "2026-01-01T00:00:00Z")
                + state("2026-01-01T00:00:00Z")
                + row(2, "2026-01-09T00:00:00Z")
                + state("2026-01-09T00:00:00Z")
                + row(3, "2026-01-02T00:00:00Z")
                + state("2026-01-09T00:00:00Z");
        try (MetricSource source = taps.running(script)) {
            Delivery delivery = bounded(source);

            assertThat(TestTaps.ids(delivery)).containsExactly("1", "3");
            assertThat(delivery.cursor().token()).contains("2026-01-01").doesNotContain("2026-01-09");
        }
    }

    @Test
    void deliversWhatTheBoundLeavesOutWhereTheTapWouldNeverGetOn() throws InterruptedException {
        String script = row(2, "2026-01-09T00:00:00Z") + row(1, "2026-01-01T00:00:00Z") + state("2026-01-09T00:00:00Z");
        try (MetricSource source = taps.running(script)) {
            Delivery delivery = bounded(source);

            assertThat(TestTaps.ids(delivery)).containsExactly("1", "2");
            assertThat(delivery.cursor().token()).contains("2026-01-09");
        }
    }

    private static Delivery bounded(MetricSource source) throws InterruptedException {
        ReadRequest request =
                new ReadRequest(TestTaps.stream(source), null).withUntil(Instant.parse("2026-01-05T00:00:00Z"));
        return Delivery.of(source, request, 1);
    }

    @Test
    void looksBackInTheFormInWhichTheTapWritesTimes() throws InterruptedException {
        try (MetricSource source =
                taps.running(KEEP_STATE + row(1, "2026-01-01T00:00:00Z") + state("2026-01-01T00:30:00.000000Z"))) {
            StreamSpec spec = TestTaps.stream(source);
            Cursor cursor = TestTaps.read(source, null, 100).cursor();
            Delivery.of(source, new ReadRequest(spec, cursor).withLookback(Duration.ofHours(1)), 100);

            assertThat(given()).contains("\"2025-12-31T23:30:00.000000Z\"");
        }
    }

    @Test
    void refusesToLookBackWhereItDoesNotUnderstandTheState() throws InterruptedException {
        try (MetricSource source = taps.running(row(1, "2026-01-01T00:00:00Z") + state("page 7"))) {
            StreamSpec spec = TestTaps.stream(source);
            ReadRequest request =
                    new ReadRequest(spec, TestTaps.read(source, null, 100).cursor()).withLookback(Duration.ofHours(1));

            assertThatThrownBy(() -> Delivery.of(source, request, 100))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("lookback");
        }
    }

    @Test
    void leavesRecordsOutThatLackTheFieldWhereItIsToldSo() throws InterruptedException {
        taps.nullCursors.put("things", SingerConfig.NullCursor.EXCLUDE);
        try (MetricSource source = taps.running(row(1, "") + row(2, "2026-01-01T00:00:00Z"))) {
            assertThat(TestTaps.ids(TestTaps.read(source, null, 100))).containsExactly("2");
        }
    }

    @Test
    void knowsARecordAgainWhosePropertiesComeInAnotherOrder() throws InterruptedException {
        String row = row(1, "2026-01-01T00:00:00Z");
        String turned = row.replace(
                "{\"id\":1,\"changed_at\":\"2026-01-01T00:00:00Z\"}",
                "{\"changed_at\":\"2026-01-01T00:00:00Z\",\"id\":1}");
        assertThat(turned).isNotEqualTo(row);
        Path tap = taps.tap("tap", row + state("2026-01-01T00:00:00Z"));
        try (MetricSource source = taps.open(tap)) {
            Cursor cursor = TestTaps.read(source, null, 100).cursor();
            taps.tap("tap", turned + state("2026-01-01T00:00:00Z"));

            assertThat(TestTaps.read(source, cursor, 100).records()).isEmpty();
        }
    }

    @Test
    void knowsTheRecordAtTheBookmarkAgainHoweverManyCameBeforeTheState() throws InterruptedException {
        String many = """
                awk 'BEGIN { for (i = 1; i <= 1200; i++) printf "{\\"type\\":\\"RECORD\\",\\"stream\\":\\"things\\",\\"record\\":{\\"id\\":%d,\\"changed_at\\":\\"2026-01-01T%02d:%02d:00Z\\"}}\\n", i, i / 60, i % 60 }'
                """;
        String last = row(1200, "2026-01-01T20:00:00Z");
        Path tap = taps.tap("tap", many + state("2026-01-01T20:00:00Z"));
        try (MetricSource source = taps.open(tap)) {
            Cursor cursor = TestTaps.read(source, null, 2_000).cursor();
            taps.tap("tap", last + row(1201, "2026-01-01T20:00:00Z") + state("2026-01-01T20:00:00Z"));

            assertThat(TestTaps.ids(TestTaps.read(source, cursor, 2_000))).containsExactly("1201");
        }
    }

    @Test
    void deliversARecordThatChangesToAndFro() throws InterruptedException {
        String first = row(1, "2026-01-01T00:00:00Z");
        String other = first.replace("\"id\":1", "\"id\":1,\"text\":\"x\"");
        Path tap = taps.tap("tap", first + state("2026-01-01T00:00:00Z"));
        try (MetricSource source = taps.open(tap)) {
            Cursor cursor = TestTaps.read(source, null, 100).cursor();
            taps.tap("tap", other + first + state("2026-01-01T00:00:00Z"));

            assertThat(TestTaps.ids(TestTaps.read(source, cursor, 100))).containsExactly("1", "1");
        }
    }
}
