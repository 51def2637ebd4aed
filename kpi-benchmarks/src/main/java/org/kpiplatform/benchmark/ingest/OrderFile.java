package org.kpiplatform.benchmark.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/// Orders of three years in a CSV file: the same ones from the same seed.
record OrderFile(Path path, int rows) {

    private static final Instant FIRST = Instant.parse("2021-01-01T00:00:00Z");
    private static final long SECONDS = 3L * 365 * 86_400;
    private static final String HEADER = "order_id,ordered_at,country,product,channel,amount,quantity\n";

    /// Writes all orders.
    ///
    /// @param corrected of every so many orders one has an amount that is greater by a penny; none for 0
    void write(int corrected) throws IOException {
        write(corrected, rows);
    }

    /// Writes the first of all orders only.
    void write(int corrected, int first) throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write(HEADER);
            for (int order = 0; order < first; order++) {
                write(out, order, random, corrected > 0 && order % corrected == 0 ? 1 : 0);
            }
        }
    }

    /// Writes corrections of so many orders into another file, spread over all days.
    void writeCorrections(Path file, int orders) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (int order = 0; order < orders; order++) {
                write(out, (int) ((long) order * rows / orders), random, 0);
            }
        }
    }

    private void write(BufferedWriter out, int order, SplittableRandom random, int more) throws IOException {
        out.write(order + "," + FIRST.plusSeconds(order * SECONDS / rows));
        out.write(",country-" + random.nextInt(20) + ",product-" + random.nextInt(50));
        out.write(",channel-" + random.nextInt(5));
        int pence = random.nextInt(100, 100_000) + more;
        out.write("," + pence / 100 + "." + pence % 100 / 10 + pence % 10 + "," + random.nextInt(1, 9) + "\n");
    }
}
