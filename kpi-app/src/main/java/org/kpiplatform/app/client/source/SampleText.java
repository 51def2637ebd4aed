package org.kpiplatform.app.client.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.source.FieldView;
import org.kpiplatform.api.source.discovery.StreamSample;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.app.client.terminal.Table;
import org.kpiplatform.app.client.terminal.Terminal;

/// Sampled records as text. On a terminal a field is a row, since streams have more fields than a line has room for.
final class SampleText {

    private static final int EXAMPLES = 3;
    private static final int LONGEST = 24;

    private SampleText() {}

    static void print(Terminal terminal, StreamSample sample) {
        Table table = new Table().text("field").text("type").number("without").text("for example");
        for (FieldView field : sample.fields()) {
            table.row(
                    field.name(),
                    field.type().name().toLowerCase(Locale.ROOT),
                    String.valueOf(without(sample, field)),
                    examples(sample, field));
        }
        table.print(terminal);
        terminal.line("");
        terminal.line(
                counted(sample.records().size(), "record was", "records were") + " looked at; nothing is stored.");
        if (!sample.rejected().isEmpty()) {
            terminal.line(
                    counted(sample.rejected().size(), "row could not become a record", "rows could not become records")
                            + ":");
            sample.rejected()
                    .forEach(row -> terminal.line("  " + row.resource() + ":" + row.line() + ": " + row.reason()));
        }
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    static String csv(StreamSample sample) {
        CsvText csv = new CsvText(sample.fields().stream().map(FieldView::name).toList());
        for (Map<String, @Nullable Object> record : sample.records()) {
            List<@Nullable Object> row = new ArrayList<>();
            sample.fields().forEach(field -> row.add(record.get(field.name())));
            csv.row(row);
        }
        return csv.toString();
    }

    /// In how many records a field has no value.
    private static long without(StreamSample sample, FieldView field) {
        return sample.records().stream()
                .filter(it -> it.get(field.name()) == null)
                .count();
    }

    private static String examples(StreamSample sample, FieldView field) {
        return String.join(
                " | ",
                sample.records().stream()
                        .map(it -> it.get(field.name()))
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .distinct()
                        .limit(EXAMPLES)
                        .map(SampleText::shortened)
                        .toList());
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
