package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;

/// Reads a million rows, 200 MB as text, in a JVM whose whole heap is 48 MB.
@EnabledIfSystemProperty(
        named = "kpi.long",
        matches = "true",
        disabledReason = "a million rows take 20 seconds: -Dkpi.long=true (CONTRIBUTING.md)")
class MillionRowsTest {

    private static final int ROWS = 1_000_000;

    /// What runs in the small JVM.
    static final class Reader {

        private Reader() {}

        public static void main(String[] arguments) throws InterruptedException {
            TestDatabase.Options options = new TestDatabase.Options();
            options.url = arguments[0];
            options.table("t", "t").cursor("t", "at");
            long rows = 0;
            try (MetricSource source = new JdbcConnector()
                    .open(options.config(), new org.kpiplatform.connector.tck.context.KitContext(Path.of("/")))) {
                StreamSpec spec = source.discover().getFirst();
                try (RecordReader reader = source.read(new ReadRequest(spec, null))) {
                    Batch batch;
                    do {
                        batch = reader.next(5_000);
                        rows += batch.records().size();
                    } while (!batch.last());
                }
            }
            System.out.println("rows " + rows);
        }
    }

    @Test
    void streamsAMillionRowsInBoundedMemory(@TempDir Path folder) throws Exception {
        TestDatabase database = TestPostgres.database()
                .execute(
                        "create table t (id int primary key, at timestamptz not null, note text)",
                        "insert into t select i, timestamptz '2026-01-01 00:00:00+00' + (i / 3) * interval '1 second', "
                                + "repeat('x', 200) from generate_series(1, " + ROWS + ") i",
                        "create index on t (at, id)",
                        "analyze t");
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        database.url()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(Files.readString(output)).contains("rows " + ROWS);
    }
}
