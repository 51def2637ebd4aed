package org.kpiplatform.app.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table on its way to a file: RFC 4180, but with line feeds.
final class CsvFile {

    private final String name;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    CsvFile(String name, String... header) {
        this.name = name;
        this.columns = header.length;
        add((Object[]) header);
    }

    /// Adds a row.
    ///
    /// @param values written by their `toString`; an empty text for none
    void add(Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException(name + " has " + columns + " columns, not " + values.length);
        }
        lines.add(Stream.of(values).map(value -> quoted(value.toString())).collect(Collectors.joining(",")));
    }

    /// An identifier that sorts like its number: `T00042`.
    static String id(String prefix, int number) {
        String digits = Integer.toString(number);
        return prefix + "0".repeat(Math.max(0, 5 - digits.length())) + digits;
    }

    static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /// To the second, also on the full minute.
    static String time(LocalDateTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }

    Path write(Path folder) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
