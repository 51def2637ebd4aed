package org.kpiplatform.benchmark.rest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A plant with 66 gauges, read three times a day for ten years, and a tree of KPIs over them: a KPI for each gauge,
/// one
/// for two of those, and so on up to one.
final class Plant {

    static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    static final LocalDate END = LocalDate.of(2025, 1, 1);
    static final int GAUGES = 66;

    private static final int READINGS_A_DAY = 3;
    private static final int BALLAST_ROWS = 50_000;

    private final Path folder;
    private final List<String> kpis = new ArrayList<>();

    Plant(Path folder) {
        this.folder = folder;
    }

    /// All KPIs, the root last.
    List<String> kpis() {
        return kpis;
    }

    void write() throws IOException {
        Random random = new Random(7);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("readings-0000.csv"))) {
            out.write(header());
            int id = 0;
            for (LocalDate day = FIRST; day.isBefore(END); day = day.plusDays(1)) {
                for (int i = 0; i < READINGS_A_DAY; i++) {
                    out.write(row(id++, day, random));
                }
            }
        }
        writeBallast(0);
    }

    /// Corrects the first reading of a day, in a file of its own.
    void correct(int number, LocalDate day) throws IOException {
        int id = (int) (day.toEpochDay() - FIRST.toEpochDay()) * READINGS_A_DAY;
        Files.writeString(
                folder.resolve("readings-%04d.csv".formatted(number)), header() + row(id, day, new Random(number)));
    }

    private static String header() {
        return gauges().collect(Collectors.joining(",", "id,read_on,", "\n"));
    }

    private static java.util.stream.Stream<String> gauges() {
        return IntStream.range(0, GAUGES).mapToObj("gauge_%02d"::formatted);
    }

    private static String row(int id, LocalDate day, Random random) {
        return IntStream.range(0, GAUGES)
                .mapToObj(i -> String.format(Locale.ROOT, "%.2f", 1_000 * random.nextDouble()))
                .collect(Collectors.joining(",", id + "," + day + ",", "\n"));
    }

    /// Other records, whose sync has nothing to do with the plant; every hundredth is another one than before.
    void writeBallast(int version) throws IOException {
        Random random = new Random(11);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("ballast.csv"))) {
            out.write("id,moved_on,site,tons\n");
            for (int i = 0; i < BALLAST_ROWS; i++) {
                int tons = random.nextInt(1_000) + (i % 100 == version % 100 ? version : 0);
                out.write(i + "," + FIRST.plusDays(i % 3_650) + ",site-" + i % 17 + "," + tons + "\n");
            }
        }
    }

    /// Everything to be defined, as one file.
    String definitions() {
        StringBuilder yaml = new StringBuilder("""
                source: plant
                connector: csv
                folder: %1$s
                config: { files: { readings: "readings-*.csv" } }
                streams: { readings: { key: [id], time: read_on } }
                ---
                source: ballast
                connector: csv
                folder: %1$s
                config: { files: { moves: ballast.csv } }
                streams: { moves: { key: [id], time: moved_on } }
                ---
                metric: tons
                of: ballast.moves
                measure: sum(tons)
                dimensions: [site]
                unit: ton
                """.formatted(folder));
        gauges().forEach(gauge -> yaml.append("""
                ---
                metric: %1$s
                of: plant.readings
                measure: sum(%1$s)
                unit: GBP
                """.formatted(gauge)));
        List<String> level =
                gauges().map(gauge -> kpi(yaml, "of_" + gauge, gauge + " * 2")).toList();
        for (int height = 1; level.size() > 1; height++) {
            level = pairs(yaml, level, height);
        }
        return yaml.toString();
    }

    private List<String> pairs(StringBuilder yaml, List<String> level, int height) {
        List<String> above = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2) {
            String formula = level.get(i) + (i + 1 < level.size() ? " + " + level.get(i + 1) : "");
            above.add(kpi(yaml, "level_%d_%02d".formatted(height, i / 2), formula));
        }
        return above;
    }

    private String kpi(StringBuilder yaml, String key, String formula) {
        yaml.append("""
                ---
                kpi: %s
                formula: %s
                unit: GBP
                direction: increase
                target: { value: 90000 }
                """.formatted(key, formula));
        kpis.add(key);
        return key;
    }
}
