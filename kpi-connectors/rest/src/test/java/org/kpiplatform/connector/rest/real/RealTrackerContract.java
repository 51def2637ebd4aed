package org.kpiplatform.connector.rest.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.rest.Reads;
import org.kpiplatform.connector.rest.RestConnector;
import org.kpiplatform.connector.rest.RestOptions;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;

/// What a preset must do on its real system, with pages of ten so that there are many. Every expectation is the
/// system's own answer.
abstract class RealTrackerContract {

    private static final int LEAST = 40;
    private static final int SOME = 7;

    private final RealTracker tracker;

    /// @param tracker ends the test where there is no server
    RealTrackerContract(RealTracker tracker) {
        this.tracker = tracker;
    }

    @BeforeEach
    void fill() {
        for (int i = tracker.counted(); i < LEAST; i++) {
            tracker.create("Seeded " + i);
        }
        awaitNextSecond();
    }

    @Test
    void readsEverythingThatTheSystemCounts() throws InterruptedException {
        try (MetricSource source = open(manifest())) {
            Delivery delivery = Reads.read(source, null);

            System.out.println(
                    "SEEN " + tracker.preset() + ": " + delivery.records().size() + " records in "
                            + delivery.batches().size() + " batches; the system counts " + tracker.counted());
            assertThat(delivery.rejected()).isEmpty();
            assertThat(delivery.records()).hasSize(tracker.counted());
            assertThat(titles(delivery, source)).isEqualTo(tracker.listed());
        }
    }

    @Test
    void readsExactlyWhatIsNew() throws InterruptedException {
        try (MetricSource source = open(manifest())) {
            Cursor cursor = Reads.read(source, null).cursor();
            assertThat(Reads.read(source, cursor).records()).isEmpty();
            String first = tracker.listed().keySet().iterator().next();
            tracker.rename(first, "Renamed " + Instant.now());
            String added = tracker.create("Added " + Instant.now());

            Map<String, String> found = titles(Reads.read(source, cursor), source);

            assertThat(found).containsOnlyKeys(first, added);
            assertThat(tracker.listed()).containsAllEntriesOf(found);
        }
    }

    @Test
    void losesNothingThatChangesInMidScan() throws InterruptedException {
        Map<String, String> seen = new HashMap<>();
        List<String> keys = new ArrayList<>(tracker.listed().keySet());
        try (MetricSource source = open(manifest())) {
            StreamSpec spec = Reads.spec(source);
            Batch batch;
            int renamed = 0;
            try (RecordReader reader = source.read(new ReadRequest(spec, null))) {
                do {
                    batch = reader.next(SOME);
                    seen.putAll(titles(new Delivery(List.of(batch), List.of()), source));
                    if (renamed < SOME) { // at both ends: what was read, and what is still to come
                        tracker.rename(keys.get(renamed), "Moved " + renamed);
                        tracker.rename(keys.get(keys.size() - 1 - renamed), "Moved back " + renamed);
                        renamed++;
                    }
                } while (!batch.last());
            }
            seen.putAll(titles(Reads.read(source, batch.next()), source));
        }

        assertThat(seen).isEqualTo(tracker.listed());
    }

    @Test
    void goesOnWhereItWasKilled() throws InterruptedException {
        Map<String, String> seen = new HashMap<>();
        int records = 0;
        int ends = 0;
        Cursor cursor = null;
        boolean last = false;
        while (!last) {
            try (MetricSource source = open(manifest());
                    RecordReader reader = source.read(new ReadRequest(Reads.spec(source), cursor))) {
                for (int i = 0; i < 2 && !last; i++) { // then the source is closed in the middle
                    Batch batch = reader.next(SOME);
                    seen.putAll(titles(new Delivery(List.of(batch), List.of()), source));
                    records += batch.records().size();
                    cursor = batch.next();
                    last = batch.last();
                }
                ends += last ? 0 : 1;
            }
        }

        System.out.println(
                "SEEN " + tracker.preset() + ": " + records + " records after " + ends + " ends in the middle");
        assertThat(seen).isEqualTo(tracker.listed());
        assertThat(records).as("none is delivered twice").isEqualTo(tracker.counted());
    }

    @Test
    void showsDeletesByAbsenceFromAFullRefresh() throws InterruptedException {
        String gone = tracker.create("To be deleted");
        try (MetricSource source = open(manifest())) {
            StreamSpec spec = Reads.spec(source);
            assertThat(spec.deleteMode()).isEqualTo(StreamSpec.DeleteMode.SNAPSHOT_DIFF);
            assertThat(titles(Reads.read(source, null), source)).containsKey(gone);
            tracker.delete(gone);

            Delivery refresh = Delivery.of(source, new ReadRequest(spec, null).asFullRefresh(), 1_000);

            assertThat(titles(refresh, source)).doesNotContainKey(gone).isEqualTo(tracker.listed());
        }
    }

    @Test
    void endsAtItsBoundAlthoughTheSystemIsBusy() throws InterruptedException {
        try (MetricSource source = open(manifest())) {
            Instant bound = Instant.now();
            awaitNextSecond();
            String later = tracker.create("After the bound");
            StreamSpec spec = Reads.spec(source);

            Delivery bounded = Delivery.of(source, new ReadRequest(spec, null).withUntil(bound), 1_000);

            assertThat(titles(bounded, source)).doesNotContainKey(later).hasSize(tracker.counted() - 1);
            assertThat(titles(Reads.read(source, bounded.cursor()), source)).containsOnlyKeys(later);
        }
    }

    @Test
    void passesTheCheckAndFailsItWhereTheFilterDoesNotFilter() throws InterruptedException {
        try (MetricSource source = open(manifest())) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
        }
        String sabotaged = tracker.sabotaged(manifest());
        assertThat(sabotaged).isNotEqualTo(manifest());
        try (MetricSource source = open(sabotaged)) {
            assertThat(source.check())
                    .isInstanceOfSatisfying(
                            CheckResult.Failed.class,
                            failed -> assertThat(failed.errors().getFirst()).contains("asked for what changed from"));
        }
    }

    private MetricSource open(String manifest) {
        RestOptions options = tracker.options();
        options.manifest = manifest;
        return Reads.open(options);
    }

    /// The preset's, with small pages.
    private String manifest() {
        try (InputStream text = RestConnector.class.getResourceAsStream("/presets/" + tracker.preset() + ".yaml")) {
            String preset = new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(preset).contains("size: 100");
            return preset.replace("size: 100", "size: 10");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, String> titles(Delivery delivery, MetricSource source) throws InterruptedException {
        StreamSpec spec = Reads.spec(source);
        List<Object> keys = new ArrayList<>(Reads.values(delivery, spec, "id"));
        List<Object> titles = new ArrayList<>(Reads.values(delivery, spec, tracker.title()));
        Map<String, String> byKey = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byKey.put(String.valueOf(keys.get(i)), String.valueOf(titles.get(i)));
        }
        return byKey;
    }

    /// So that what a test does is later than what was there.
    private static void awaitNextSecond() {
        Instant end = Instant.now().plus(Duration.ofMillis(1_100));
        while (Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
    }
}
