package org.kpiplatform.app.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.metric.query.DimensionFilter;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.publication.Part;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.series.Slice;

/// What was known at a moment in the cells that are asked; cells of which nothing was known are missing.
public record PastCells(Grid grid, List<Optional<Known>> known) {

    public static PastCells total(List<Period> periods, List<Optional<Known>> known) {
        return new PastCells(Grid.total(periods), known);
    }

    /// Those of the members of a dimension that are asked.
    public static PastCells parts(Selection selection, SortedMap<Part, List<Optional<Known>>> byPart) {
        List<Slice> slices = new ArrayList<>();
        List<Optional<Known>> known = new ArrayList<>();
        byPart.forEach((part, ofPart) -> {
            if (selection.where().stream().allMatch(filter -> lets(filter, part.member()))) {
                slices.add(new Slice(Collections.singletonList(part.member())));
                known.addAll(ofPart);
            }
        });
        return selection.by().isEmpty()
                ? total(selection.periods(), known.isEmpty() ? nothing(selection.periods()) : known)
                : new PastCells(new Grid(selection.periods(), selection.by(), slices), known);
    }

    /// Those of each slice of the grid.
    public List<List<Optional<Known>>> bySlice() {
        int periods = grid.periods().size();
        return IntStream.range(0, grid.slices().size())
                .mapToObj(slice -> known.subList(slice * periods, (slice + 1) * periods))
                .toList();
    }

    private static boolean lets(DimensionFilter filter, @Nullable String member) {
        return member == null ? filter.orNone() : filter.values().contains(member);
    }

    private static List<Optional<Known>> nothing(List<Period> periods) {
        return Collections.nCopies(periods.size(), Optional.empty());
    }

    /// How complete each of some periods was when its value was published; open where none had been.
    public static List<Completeness> completeness(List<Optional<Known>> known) {
        return known.stream().map(PastCells::completeness).toList();
    }

    /// How complete a period was when its value was published.
    public static Completeness completeness(Optional<Known> known) {
        return known.map(value -> new Completeness(
                        value.restated() ? PeriodState.RESTATED : PeriodState.FINAL, value.completeness(), 0))
                .orElse(Completeness.NOTHING);
    }

    public Column column() {
        Column column = new Column(known.size());
        for (int i = 0; i < known.size(); i++) {
            int cell = i;
            known.get(i).ifPresent(value -> set(column, cell, value));
        }
        return column;
    }

    private static void set(Column column, int cell, Known known) {
        @Nullable Double value = known.value();
        if (value == null) {
            column.setAbsent(cell, Objects.requireNonNull(known.absence()));
        } else {
            column.set(cell, value);
        }
    }

    /// What had been missing or replaced in each.
    public SeriesAnswer.Inputs inputs() {
        return new SeriesAnswer.Inputs(
                cell -> inputs(cell, Known::missingInputs), cell -> inputs(cell, Known::replacedInputs));
    }

    private SortedSet<String> inputs(int cell, Function<Known, SortedSet<String>> which) {
        return known.get(cell).map(which).orElse(Collections.emptySortedSet());
    }
}
