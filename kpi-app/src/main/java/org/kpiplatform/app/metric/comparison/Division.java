package org.kpiplatform.app.metric.comparison;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.metric.SeriesQuestion;
import org.kpiplatform.app.metric.query.DimensionFilter;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Slice;

/// What of a metric or KPI is compared, and how it is split.
///
/// @param by    the dimensions of the slices that are shown beside the total; none where nobody asks for slices
/// @param where which records count
public record Division(List<String> by, List<DimensionFilter> where) {

    /// All of it, in total.
    public static final Division NONE = new Division(List.of(), List.of());

    public Division {
        by = List.copyOf(by);
        where = List.copyOf(where);
    }

    /// Reads the parameters.
    ///
    /// @throws org.kpiplatform.app.problem.ProblemException naming the one that cannot be read
    public static Division of(List<String> by, List<String> where) {
        return new Division(SeriesQuestion.dimensions(by), SeriesQuestion.filters(where));
    }

    /// Whether it is all of it, and nothing but the total.
    public boolean isWhole() {
        return by.isEmpty() && where.isEmpty();
    }

    public boolean isSplit() {
        return !by.isEmpty();
    }

    /// All slices together.
    public Selection total(Period span, ZoneId zone) {
        return new Selection(List.of(span), List.of(), where, zone);
    }

    /// Every slice.
    public Selection split(Period span, ZoneId zone) {
        return new Selection(List.of(span), by, where, zone);
    }

    /// One of the slices.
    public Selection only(Slice slice, Period span, ZoneId zone) {
        List<DimensionFilter> exact = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            @Nullable String value = slice.values().get(i);
            exact.add(new DimensionFilter(by.get(i), value == null ? List.of() : List.of(value), value == null));
        }
        Stream<DimensionFilter> others = where.stream().filter(filter -> !by.contains(filter.dimension()));
        return new Selection(
                List.of(span), List.of(), Stream.concat(exact.stream(), others).toList(), zone);
    }
}
