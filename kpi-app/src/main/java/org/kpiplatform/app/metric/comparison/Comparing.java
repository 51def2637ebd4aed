package org.kpiplatform.app.metric.comparison;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.ComparedPart;
import org.kpiplatform.api.comparison.ComparedSlice;
import org.kpiplatform.app.metric.SliceOrder;
import org.kpiplatform.app.metric.comparison.Reading.Cell;
import org.kpiplatform.domain.comparison.PeriodPart;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Slice;

/// Two readings beside each other.
record Comparing(Reading current, Reading earlier) {

    /// One of them, with the days that it is of.
    static ComparedPart part(PeriodPart part, Reading reading) {
        return new ComparedPart(
                part.period().label(),
                part.period().start(),
                part.end(),
                part.isWhole(),
                part.days(),
                part.workingDays(),
                reading.completeness().state(),
                reading.completeness().fraction(),
                reading.total().orNull(),
                reading.total().reason(),
                reading.missing().isEmpty() ? null : List.copyOf(reading.missing()));
    }

    @Nullable
    Double change() {
        return change(current.total(), earlier.total());
    }

    @Nullable
    Double changeRatio() {
        return ratio(change(), earlier.total());
    }

    /// Every slice that has something in one of the two.
    List<ComparedSlice> slices(List<String> dimensions) {
        SortedSet<Slice> slices = new TreeSet<>(SliceOrder.BY_VALUES);
        slices.addAll(current.slices().keySet());
        slices.addAll(earlier.slices().keySet());
        Map<Slice, Cell> now = filled(current, slices);
        Map<Slice, Cell> before = filled(earlier, slices);
        return slices.stream()
                .map(slice -> slice(
                        named(dimensions, slice),
                        now.getOrDefault(slice, Cell.MISSING),
                        before.getOrDefault(slice, Cell.MISSING)))
                .toList();
    }

    private static Map<Slice, Cell> filled(Reading reading, SortedSet<Slice> slices) {
        Map<Slice, Cell> filled = new HashMap<>(reading.slices());
        slices.stream()
                .filter(slice -> !filled.containsKey(slice))
                .findFirst()
                .map(reading.elsewhere())
                .ifPresent(nothing -> slices.forEach(slice -> filled.putIfAbsent(slice, nothing)));
        return filled;
    }

    private static ComparedSlice slice(Map<String, @Nullable String> named, Cell now, Cell before) {
        @Nullable Double change = change(now, before);
        return new ComparedSlice(
                named, now.orNull(), now.reason(), before.orNull(), before.reason(), change, ratio(change, before));
    }

    private static Map<String, @Nullable String> named(List<String> dimensions, Slice slice) {
        Map<String, @Nullable String> named = new LinkedHashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            named.put(dimensions.get(i), slice.values().get(i));
        }
        return named;
    }

    private static @Nullable Double change(Cell now, Cell before) {
        return now.absence() == Absence.NONE && before.absence() == Absence.NONE ? now.value() - before.value() : null;
    }

    private static @Nullable Double ratio(@Nullable Double change, Cell from) {
        return change == null || from.value() == 0 ? null : change / Math.abs(from.value());
    }
}
