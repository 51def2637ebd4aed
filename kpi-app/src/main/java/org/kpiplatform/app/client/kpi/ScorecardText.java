package org.kpiplatform.app.client.kpi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.scorecard.Scorecard;
import org.kpiplatform.api.scorecard.ScorecardRow;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.app.client.terminal.Quantity;
import org.kpiplatform.app.client.terminal.Table;
import org.kpiplatform.app.client.terminal.Table.Cell;
import org.kpiplatform.app.client.terminal.Terminal;

/// A scorecard for people and for spreadsheets.
final class ScorecardText {

    private static final List<String> HEADER = List.of(
            "key",
            "name",
            "unit",
            "period",
            "value",
            "absence",
            "previous_period",
            "previous",
            "change",
            "change_ratio",
            "status",
            "status_reason",
            "target_value",
            "direction",
            "state",
            "unpublished");

    private final Terminal terminal;

    ScorecardText(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A row for each KPI, and how many stand how.
    void print(Scorecard scorecard) {
        if (scorecard.rows().isEmpty()) {
            terminal.line("No KPI has a target yet. Name the KPIs to show, or give some a target.");
            return;
        }
        Table table = new Table()
                .text("kpi")
                .text("period")
                .number("value")
                .number("change")
                .number("target")
                .text("status");
        scorecard.rows().forEach(row -> table.row(cells(row)));
        table.print(terminal);
        terminal.line("");
        terminal.line(TreeText.counts(terminal, scorecard.statuses()) + TreeText.score(scorecard.statuses()));
        if (scorecard.rows().stream().anyMatch(ScorecardText::isUnfinished)) {
            terminal.line("");
            terminal.line(TreeText.unfinished(terminal));
        }
        scorecard.rows().stream()
                .map(ScorecardRow::unpublished)
                .forEach(unpublished -> Gap.print(terminal, unpublished));
    }

    private List<Cell> cells(ScorecardRow row) {
        return List.of(
                Cell.of(row.name()),
                Cell.of(row.period()),
                value(row),
                Cell.of(
                        row.change() == null
                                ? ""
                                : TreeText.change(
                                        terminal,
                                        Quantity.change(row.change(), row.changeRatio(), row.unit(), row.decimals()))),
                Cell.of(row.targetValue() == null ? "" : Quantity.show(row.targetValue(), row.unit(), row.decimals())),
                TreeText.status(row.status()));
    }

    private static Cell value(ScorecardRow row) {
        return row.value() == null
                ? new Cell(Words.of(row.absence()).replace('_', ' '), Colour.DIM)
                : Cell.of(Quantity.show(row.value(), row.unit(), row.decimals())
                        + (isUnfinished(row) ? TreeText.UNFINISHED : ""));
    }

    private static boolean isUnfinished(ScorecardRow row) {
        return row.value() != null && !row.state().isSettled();
    }

    /// The same rows: values unrounded, in the units of the service.
    static String csv(Scorecard scorecard) {
        CsvText csv = new CsvText(HEADER);
        scorecard.rows().forEach(row -> csv.row(raw(row)));
        return csv.toString();
    }

    private static List<@Nullable Object> raw(ScorecardRow row) {
        List<@Nullable Object> raw = new ArrayList<>();
        raw.add(row.key());
        raw.add(row.name());
        raw.add(row.unit());
        raw.add(row.period());
        raw.add(row.value());
        raw.add(Words.of(row.absence()));
        raw.add(row.previousPeriod());
        raw.add(row.previous());
        raw.add(row.change());
        raw.add(row.changeRatio());
        raw.add(Words.of(row.status()));
        raw.add(row.statusReason());
        raw.add(row.targetValue());
        raw.add(Words.of(row.direction()));
        raw.add(Words.of(row.state()));
        raw.add(row.unpublished());
        return raw;
    }
}
