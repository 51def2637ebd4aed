package org.kpiplatform.app.client.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.explanation.ExplainedValue;
import org.kpiplatform.api.explanation.Explanation;
import org.kpiplatform.api.explanation.MeasuredRecords;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.app.client.terminal.Quantity;
import org.kpiplatform.app.client.terminal.Terminal;

/// An explanation for people and for spreadsheets.
final class ExplanationText {

    private final Terminal terminal;
    private final CompositionText composition;

    /// @param buckets whether to list those that made each value
    ExplanationText(Terminal terminal, boolean buckets) {
        this.terminal = terminal;
        this.composition = new CompositionText(terminal, buckets);
    }

    void print(Explanation explanation) {
        Map<String, ExplainedValue> values =
                explanation.values().stream().collect(Collectors.toMap(ExplainedValue::key, Function.identity()));
        terminal.line(terminal.paint(Colour.BOLD, explanation.key()) + " in " + explanation.period() + part(explanation)
                + ", " + Words.of(explanation.state()));
        if (explanation.statusReason() != null) {
            terminal.line(Words.of(explanation.status()) + ": " + explanation.statusReason());
        }
        if (!explanation.missingInputs().isEmpty()) {
            terminal.line("Missing: " + String.join(", ", explanation.missingInputs()));
        }
        explanation.values().forEach(value -> print(value, values));
        Gap.print(terminal, explanation.unpublished());
    }

    private static String part(Explanation explanation) {
        return explanation.where().isEmpty() ? "" : " where " + String.join(" and ", explanation.where());
    }

    private void print(ExplainedValue value, Map<String, ExplainedValue> values) {
        terminal.line("");
        terminal.line(terminal.paint(Colour.BOLD, value.key()) + " = " + shown(value));
        if (value.formula() != null) {
            terminal.line("  = " + value.formula());
            value.inputs().forEach(input -> terminal.line("      " + input + " = " + shown(values.get(input))));
        }
        MeasuredRecords measured = value.measured();
        if (measured != null) {
            composition.print(measured, value.unit());
        }
        terminal.line(terminal.paint(Colour.DIM, "  " + origin(value)));
    }

    private static String origin(ExplainedValue value) {
        String revision = "definition: revision " + value.revision();
        if (value.knownFrom() == null) {
            return revision + "; not published";
        }
        String cause = value.run() == null ? "a changed definition" : "sync run " + value.run();
        return revision + "; known from " + value.knownFrom() + " by " + cause;
    }

    private static String shown(@Nullable ExplainedValue value) {
        if (value == null) {
            return "?";
        }
        return value.value() == null ? Words.of(value.absence()) : Quantity.show(value.value(), value.unit(), null);
    }

    /// A row for each value: unrounded, in the units of the service.
    static String csv(Explanation explanation) {
        CsvText csv = new CsvText(List.of(
                "key",
                "kind",
                "revision",
                "unit",
                "value",
                "absence",
                "formula",
                "of",
                "measure",
                "where",
                "records",
                "known_from",
                "run"));
        explanation.values().forEach(value -> csv.row(row(value)));
        return csv.toString();
    }

    private static List<@Nullable Object> row(ExplainedValue value) {
        MeasuredRecords measured = value.measured();
        return Arrays.asList(
                value.key(),
                Words.of(value.kind()),
                value.revision(),
                value.unit(),
                value.value(),
                value.absence() == null ? null : Words.of(value.absence()),
                value.formula(),
                measured == null ? null : measured.of(),
                measured == null ? null : measured.measure(),
                measured == null ? null : measured.where(),
                measured == null ? null : measured.records(),
                value.knownFrom(),
                value.run());
    }
}
