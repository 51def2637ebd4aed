package org.kpiplatform.app.client.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.ComparedPart;
import org.kpiplatform.api.comparison.PeriodComparison;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.app.client.terminal.Quantity;
import org.kpiplatform.app.client.terminal.Table;
import org.kpiplatform.app.client.terminal.Table.Cell;
import org.kpiplatform.app.client.terminal.Terminal;

/// A comparison for people and for spreadsheets.
final class ComparisonText {

    private final Terminal terminal;

    ComparisonText(Terminal terminal) {
        this.terminal = terminal;
    }

    /// A row for each of the two, the later one first; or the reason why there are none.
    void print(PeriodComparison comparison) {
        terminal.line(terminal.paint(Colour.BOLD, comparison.name()) + " (" + comparison.unit() + ", by "
                + Words.of(comparison.rule()).replace('_', ' ') + ")");
        if (comparison.reason() != null) {
            terminal.line(comparison.reason());
            return;
        }
        Table table = new Table()
                .text("period")
                .text("from")
                .text("through")
                .number("days")
                .number("working days")
                .number("value");
        parts(comparison).forEach(part -> table.row(cells(comparison, part)));
        table.print(terminal);
        if (comparison.change() != null) {
            terminal.line("Change: "
                    + Quantity.change(
                            comparison.change(), comparison.changeRatio(), comparison.unit(), comparison.decimals()));
        }
    }

    private static Stream<ComparedPart> parts(PeriodComparison comparison) {
        return Stream.of(comparison.current(), comparison.comparison()).filter(Objects::nonNull);
    }

    private static List<Cell> cells(PeriodComparison comparison, ComparedPart part) {
        return List.of(
                Cell.of(part.period()),
                Cell.of(part.start().toString()),
                Cell.of(part.end().minusDays(1).toString()),
                Cell.of(Quantity.count(part.days())),
                Cell.of(Quantity.count(part.workingDays())),
                part.value() == null
                        ? new Cell(Words.of(part.absence()), Colour.DIM)
                        : Cell.of(Quantity.show(part.value(), comparison.unit(), comparison.decimals())));
    }

    /// The same rows: values unrounded, in the units of the service.
    static String csv(PeriodComparison comparison) {
        CsvText csv = new CsvText(List.of(
                "period",
                "start",
                "end",
                "whole",
                "days",
                "working_days",
                "state",
                "completeness",
                "value",
                "absence"));
        parts(comparison).forEach(part -> csv.row(row(part)));
        return csv.toString();
    }

    private static List<@Nullable Object> row(ComparedPart part) {
        return Arrays.asList(
                part.period(),
                part.start(),
                part.end(),
                part.whole(),
                part.days(),
                part.workingDays(),
                Words.of(part.state()),
                part.completeness(),
                part.value(),
                Words.of(part.absence()));
    }
}
