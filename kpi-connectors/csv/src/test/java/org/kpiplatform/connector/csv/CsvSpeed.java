package org.kpiplatform.connector.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;

/// Measures how fast a file of orders becomes records, beside FastCSV that only splits it. Not a test; run its main
/// method after `test-compile`:
///
/// `java -cp "target/classes:target/test-classes:../spi/target/classes:target/plugin/fastcsv.jar" ...CsvSpeed 1000000`
final class CsvSpeed {

    private static final int ROUNDS = 7;
    private static final int BATCH = 10_000;

    private CsvSpeed() {}

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("csv-speed");
        Path file = folder.resolve("rows.csv");
        write(file, rows);
        System.out.printf(Locale.ROOT, "%,d rows, %,d bytes%n", rows, Files.size(file));
        CsvFolder source = new CsvFolder(folder);
        StreamSpec stream = source.discover();
        for (int round = 1; round <= ROUNDS; round++) {
            double split = seconds(() -> split(file));
            double records = seconds(() -> records(source, stream));
            double discovered = seconds(source::discover);
            System.out.printf(
                    Locale.ROOT,
                    "split by FastCSV %.3f s, typed records %.3f s (%.2f M rows/s, %.2fx), discover %.3f s%n",
                    split,
                    records,
                    rows / records / 1e6,
                    records / split,
                    discovered);
        }
        Files.delete(file);
        Files.delete(folder);
    }

    private static long split(Path file) throws IOException {
        long fields = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : reader) {
                fields += row.getFieldCount();
            }
        }
        return fields;
    }

    private static long records(CsvFolder folder, StreamSpec stream) throws InterruptedException {
        long records = 0;
        try (MetricSource source = folder.open();
                RecordReader reader = source.read(new ReadRequest(stream, null))) {
            Batch batch;
            do {
                batch = reader.next(BATCH);
                records += batch.records().size();
            } while (!batch.last());
        }
        return records;
    }

    private static double seconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void write(Path file, int rows) throws IOException {
        Random random = new Random(42);
        LocalDateTime time = LocalDateTime.of(2009, 1, 1, 0, 0);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("order_id,type,ordered_at,customer_id,country,units,amount\n");
            for (int i = 0; i < rows; i++) {
                time = time.plusSeconds(random.nextInt(120));
                writer.write("A" + (500_000 + i) + (random.nextInt(10) == 0 ? ",cancellation," : ",order,")
                        + time.withNano(0)
                        + "," + random.nextInt(20_000) + ",Country " + random.nextInt(40) + "," + random.nextInt(500)
                        + "," + random.nextInt(100_000) / 100.0 + "\n");
            }
        }
    }
}
