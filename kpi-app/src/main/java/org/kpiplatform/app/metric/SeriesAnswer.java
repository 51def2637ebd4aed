package org.kpiplatform.app.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.series.SeriesPeriod;
import org.kpiplatform.api.series.SeriesSlice;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// Columns as people and clients read them.
public final class SeriesAnswer {

    private SeriesAnswer() {}

    /// The periods of a grid with what is known of each.
    public static List<SeriesPeriod> periods(Grid grid, List<Completeness> completeness) {
        return IntStream.range(0, grid.periods().size())
                .mapToObj(i -> period(grid.periods().get(i), completeness.get(i)))
                .toList();
    }

    private static SeriesPeriod period(Period period, Completeness completeness) {
        return new SeriesPeriod(
                period.label(),
                period.start(),
                period.end(),
                period.hour() == null ? null : period.hour().start(),
                period.hour() == null ? null : period.hour().end(),
                completeness.state(),
                completeness.fraction());
    }

    /// What is known of the inputs of each cell.
    ///
    /// @param missing  the metrics that make a cell missing
    /// @param replaced the inputs that were missing and left out or replaced in its value
    public record Inputs(IntFunction<SortedSet<String>> missing, IntFunction<SortedSet<String>> replaced) {

        /// Where nothing is ever replaced.
        public static Inputs missing(IntFunction<SortedSet<String>> missing) {
            return new Inputs(missing, _ -> Collections.emptySortedSet());
        }
    }

    /// The slices of a grid with their values.
    public static List<SeriesSlice> slices(Grid grid, Column column, Inputs inputs) {
        return IntStream.range(0, grid.slices().size())
                .mapToObj(slice -> slice(grid, column, inputs, slice))
                .toList();
    }

    private static SeriesSlice slice(Grid grid, Column column, Inputs inputs, int slice) {
        List<@Nullable Double> values = new ArrayList<>();
        List<@Nullable Absence> absences = new ArrayList<>();
        List<@Nullable List<String>> replaced = new ArrayList<>();
        SortedSet<String> missing = new TreeSet<>();
        for (int period = 0; period < grid.periods().size(); period++) {
            int cell = grid.cell(slice, period);
            boolean present = column.isPresent(cell);
            values.add(present ? column.value(cell) : null);
            absences.add(present ? null : column.absence(cell));
            replaced.add(present ? orNull(inputs.replaced.apply(cell)) : null);
            if (column.absence(cell) == Absence.MISSING) {
                missing.addAll(inputs.missing.apply(cell));
            }
        }
        return new SeriesSlice(
                named(grid, slice), values, unlessEmpty(absences), orNull(missing), unlessEmpty(replaced));
    }

    private static <T> @Nullable List<@Nullable T> unlessEmpty(List<@Nullable T> ofPeriods) {
        return ofPeriods.stream().allMatch(Objects::isNull) ? null : ofPeriods;
    }

    private static @Nullable List<String> orNull(SortedSet<String> keys) {
        return keys.isEmpty() ? null : List.copyOf(keys);
    }

    private static Map<String, @Nullable String> named(Grid grid, int slice) {
        Map<String, @Nullable String> named = new LinkedHashMap<>();
        for (int i = 0; i < grid.dimensions().size(); i++) {
            named.put(
                    grid.dimensions().get(i), grid.slices().get(slice).values().get(i));
        }
        return named;
    }
}
