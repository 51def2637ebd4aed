package org.kpiplatform.connector.singer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceRecord;

/// How fast a tap is read, and that nothing is lost or doubled when it is killed.
@EnabledIfSystemProperty(
        named = "kpi.long",
        matches = "true",
        disabledReason = "300,000 records take 15 seconds: -Dkpi.long=true (CONTRIBUTING.md)")
class ThreeHundredThousandRecordsTest {

    @TempDir
    Path folder;

    /// A state every thousand records, and a batch that holds several.
    private static final String MANY = """
            from=$(test -n "$state" && sed -n 's/.*"things":"\\([0-9]*\\)".*/\\1/p' "$state")
            awk -v from="${from:-1}" -v to=300000 'BEGIN { for (i = from; i <= to; i++) {
                printf "{\\"type\\":\\"RECORD\\",\\"stream\\":\\"things\\",\\"record\\":{\\"id\\":%d,\\"changed_at\\":", i
                print "\\"2026-01-01T00:00:00.000000Z\\",\\"name\\":\\"thing number " i "\\",\\"amount\\":" i ".25}}"
                if (i % 1000 == 0) print "{\\"type\\":\\"STATE\\",\\"value\\":{\\"bookmarks\\":{\\"things\\":\\"" i + 1 "\\"}}}"
            }}'
            """;

    @Test
    void readsThreeHundredThousandRecordsExactlyOnceWhenItIsKilledInTheMiddle() throws InterruptedException {
        TestTaps taps = new TestTaps(folder);
        taps.catalog(TestTaps.THINGS
                .replace(
                        "\"valid-replication-keys\": [\"changed_at\"]",
                        "\"forced-replication-method\": \"INCREMENTAL\"")
                .replace(
                        "\"id\": {",
                        "\"name\": {\"type\": \"string\"}, \"amount\": {\"type\": \"number\"}, \"id\": {"));
        Set<Object> seen = new HashSet<>();
        long delivered = 0;
        Cursor cursor;
        long began = System.nanoTime();
        try (MetricSource source = taps.running(MANY);
                RecordReader reader = source.read(new ReadRequest(TestTaps.stream(source), null))) {
            Batch batch = reader.next(40_500);
            for (int i = 1; i < 4; i++) {
                delivered += note(batch, seen);
                batch = reader.next(40_500);
            }
            delivered += note(batch, seen);
            cursor = batch.next();
            reader.next(40_500); // read, and lost with the process
        }
        try (MetricSource source = taps.running(MANY);
                RecordReader reader = source.read(new ReadRequest(TestTaps.stream(source), cursor))) {
            Batch batch;
            do {
                batch = reader.next(40_500);
                delivered += note(batch, seen);
            } while (!batch.last());
        }
        System.out.printf("340,000 records in %d ms%n", (System.nanoTime() - began) / 1_000_000);

        assertThat(seen).hasSize(300_000);
        assertThat(delivered).as("with repetitions").isEqualTo(300_000);
    }

    private static long note(Batch batch, Set<Object> seen) {
        for (SourceRecord record : batch.records()) {
            seen.add(String.valueOf(record.values().get(2)));
        }
        return batch.records().size();
    }
}
