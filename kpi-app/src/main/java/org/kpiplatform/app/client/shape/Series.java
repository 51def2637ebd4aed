package org.kpiplatform.app.client.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A series.
public record Series(
        String key,
        String kind,
        @Nullable String name,
        String unit,
        String grain,
        @Nullable Integer decimals,
        List<String> dimensions,
        List<SeriesPeriod> periods,
        List<SeriesSlice> slices) {
    /// Period.
    public record SeriesPeriod(String period, String start, String end, String state, double completeness) {}
    /// Slice.
    public record SeriesSlice(
            Map<String, @Nullable String> slice, List<@Nullable Double> values, List<@Nullable String> absences) {}
}
