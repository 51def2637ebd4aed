package org.kpiplatform.app.client.kpi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.ComparedPart;
import org.kpiplatform.api.comparison.ComparedSlice;
import org.kpiplatform.api.comparison.PeriodComparison;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.app.client.terminal.Quantity;
import org.kpiplatform.app.client.terminal.Table;
import org.kpiplatform.app.client.terminal.Table.Cell;
import org.kpiplatform.app.client.terminal.Terminal;
import org.kpiplatform.domain.series.Absence;

/// A comparison for people and for spreadsheets.
final class ComparisonText {

    /// Columns that tell which days a row is of.
    private static final int DAYS = 8;

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
        printSlices(comparison);
        Gap.print(terminal, comparison.unpublished());
    }

    /// The slices, in the days that stand above.
    private void printSlices(PeriodComparison comparison) {
        List<ComparedSlice> slices = comparison.slices();
        if (slices == null || slices.isEmpty()) {
            return;
        }
        ComparedPart current = Objects.requireNonNull(comparison.current());
        ComparedPart earlier = Objects.requireNonNull(comparison.comparison());
        Table table = new Table()
                .text(String.join(", ", slices.getFirst().slice().keySet()))
                .number(days(current))
                .number(days(earlier))
                .number("change");
        slices.forEach(slice -> table.row(cells(comparison, slice)));
        terminal.line("");
        table.print(terminal);
    }

    private static String days(ComparedPart part) {
        return "%s (%s days)".formatted(part.period(), Quantity.count(part.days()));
    }

    private static List<Cell> cells(PeriodComparison comparison, ComparedSlice slice) {
        return List.of(
                Cell.of(slice.slice().values().stream()
                        .map(value -> value == null ? "(none)" : value)
                        .collect(Collectors.joining(", "))),
                cell(slice.value(), slice.absence(), comparison),
                cell(slice.earlier(), slice.earlierAbsence(), comparison),
                Cell.of(
                        slice.change() == null
                                ? ""
                                : Quantity.change(
                                        slice.change(),
                                        slice.changeRatio(),
                                        comparison.unit(),
                                        comparison.decimals())));
    }

    private static Cell cell(@Nullable Double value, @Nullable Absence absence, PeriodComparison comparison) {
        return value == null
                ? new Cell(Words.of(absence), Colour.DIM)
                : Cell.of(Quantity.show(value, comparison.unit(), comparison.decimals()));
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
                cell(part.value(), part.absence(), comparison));
    }

    /// A row for each of the two, and for each slice of each: values unrounded, in the units of the service.
    static String csv(PeriodComparison comparison) {
        List<ComparedSlice> slices = comparison.slices() == null ? List.of() : comparison.slices();
        List<String> header = new ArrayList<>(
                List.of("period", "start", "end", "whole", "days", "working_days", "state", "completeness"));
        if (!slices.isEmpty()) {
            header.addAll(slices.getFirst().slice().keySet());
        }
        int dimensions = header.size() - DAYS;
        header.addAll(List.of("value", "absence"));
        CsvText csv = new CsvText(header);
        parts(comparison).forEach(part -> {
            csv.row(row(part, Collections.nCopies(dimensions, null), part.value(), part.absence()));
            boolean isCurrent = part.equals(comparison.current());
            slices.forEach(slice -> csv.row(row(
                    part,
                    slice.slice().values(),
                    isCurrent ? slice.value() : slice.earlier(),
                    isCurrent ? slice.absence() : slice.earlierAbsence())));
        });
        return csv.toString();
    }

    private static List<@Nullable Object> row(
            ComparedPart part,
            Collection<? extends @Nullable Object> slice,
            @Nullable Double value,
            @Nullable Absence absence) {
        List<@Nullable Object> row = new ArrayList<>(List.of(
                part.period(),
                part.start(),
                part.end(),
                part.whole(),
                part.days(),
                part.workingDays(),
                Words.of(part.state()),
                part.completeness()));
        row.addAll(slice);
        row.add(value);
        row.add(Words.of(absence));
        return row;
    }
}
