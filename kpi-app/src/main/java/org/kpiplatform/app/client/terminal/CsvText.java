package org.kpiplatform.app.client.terminal;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows for spreadsheets and programs: RFC 4180.
public final class CsvText {

    private final StringBuilder text = new StringBuilder();

    public CsvText(List<String> header) {
        text.append(line(header));
    }

    /// Adds a row.
    ///
    /// @param values written by their `toString`; null as nothing
    public void row(List<? extends @Nullable Object> values) {
        text.append(line(values));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String line(List<? extends @Nullable Object> values) {
        return values.stream().map(CsvText::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(@Nullable Object value) {
        String field = value == null ? "" : value.toString();
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
