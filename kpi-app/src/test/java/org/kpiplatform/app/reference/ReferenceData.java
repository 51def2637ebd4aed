package org.kpiplatform.app.reference;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the data beside the repository.
final class ReferenceData {

    private ReferenceData() {}

    /// The folder with the data; tests are skipped where it is absent.
    static Path folder() {
        Path found = find();
        assumeThat(found)
                .as("the reference data beside the repository (shared/data, or -Dkpi.shared=FOLDER)")
                .isNotNull();
        return Objects.requireNonNull(found);
    }

    /// The rows of a file with expected values, by column.
    static List<Map<String, String>> expected(String file) {
        try (Stream<String> lines = Files.lines(folder().resolve("expected").resolve(file + ".csv"))) {
            List<String[]> rows = lines.map(line -> line.split(",", -1)).toList();
            return rows.stream()
                    .skip(1)
                    .map(row -> byColumn(rows.getFirst(), row))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String definitions(String name) {
        try (InputStream in =
                Objects.requireNonNull(ReferenceData.class.getResourceAsStream("/reference/" + name + ".yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> byColumn(String[] header, String[] row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < header.length; i++) {
            values.put(header[i], row[i]);
        }
        return values;
    }

    private static @Nullable Path find() {
        String configured = System.getProperty("kpi.shared");
        if (configured != null) {
            return Path.of(configured, "data");
        }
        List<Path> candidates = new ArrayList<>();
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            candidates.add(at.resolve("shared/data"));
        }
        return candidates.stream()
                .filter(it -> Files.isDirectory(it.resolve("expected")))
                .findFirst()
                .orElse(null);
    }
}
