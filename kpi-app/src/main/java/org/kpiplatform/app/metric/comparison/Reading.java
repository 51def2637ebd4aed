package org.kpiplatform.app.metric.comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.metric.Completeness;
import org.kpiplatform.app.metric.PastCells;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.domain.comparison.PeriodPart;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

/// What there is in the days of a period that count.
///
/// @param missing      the metrics that make the total missing
/// @param completeness of these days
/// @param slices       those that have something there; none where nobody asked for slices
/// @param elsewhere    what a slice has that has nothing there, the same for each of them
public record Reading(
        Cell total,
        SortedSet<String> missing,
        Completeness completeness,
        Map<Slice, Cell> slices,
        Function<Slice, Cell> elsewhere) {

    public Reading {
        slices = Map.copyOf(slices);
    }

    /// A value, or why there is none.
    public record Cell(double value, Absence absence) {

        public static final Cell MISSING = of(Absence.MISSING.mark());

        /// That of a column.
        public static Cell of(double value) {
            return new Cell(value, Absence.of(value));
        }

        @Nullable
        Double orNull() {
            return absence == Absence.NONE ? value : null;
        }

        @Nullable
        Absence reason() {
            return absence == Absence.NONE ? null : absence;
        }
    }

    /// What had been published of a period in total; nothing of a part of one, which never is.
    ///
    /// @param known of the period
    public static Reading published(PeriodPart part, List<Optional<Known>> known) {
        Optional<Known> total = part.isWhole() ? known.getFirst() : Optional.empty();
        return new Reading(
                cell(total),
                total.map(Known::missingInputs).orElseGet(TreeSet::new),
                PastCells.completeness(total),
                Map.of(),
                _ -> Cell.MISSING);
    }

    private static Cell cell(Optional<Known> known) {
        return Cell.of(PastCells.total(List.of(), List.of(known)).column().value(0));
    }

    /// The same with what had been published of slices.
    public Reading with(Map<Slice, Cell> published) {
        return new Reading(total, missing, completeness, published, elsewhere);
    }

    /// The cells of a column over one period.
    public static Map<Slice, Cell> cells(Grid grid, Column column) {
        Map<Slice, Cell> cells = new HashMap<>();
        for (int slice = 0; slice < grid.slices().size(); slice++) {
            cells.put(grid.slices().get(slice), Cell.of(column.value(grid.cell(slice, 0))));
        }
        return cells;
    }
}
