package org.kpiplatform.app.metric;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.metric.query.DimensionFilter;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;

/// What a request for a series asks, read from its parameters.
///
/// @param grain     as asked
/// @param calendar  that made the periods
/// @param selection the cells
public record SeriesQuestion(SeriesGrain grain, ZonedCalendar calendar, Selection selection) {

    private static final int MOST_DIMENSIONS = 8;

    /// Reads the parameters.
    ///
    /// @param periods as far as they are asked, of the grain
    /// @throws ProblemException naming the parameter that cannot be read
    public static SeriesQuestion of(
            SeriesGrain grain, ZonedCalendar calendar, List<Period> periods, List<String> by, List<String> where) {
        return new SeriesQuestion(
                grain, calendar, new Selection(periods, dimensions(by), filters(where), calendar.zone()));
    }

    /// What is asked of one period, in total or of a part.
    ///
    /// @throws ProblemException naming the parameter that cannot be read
    public static Selection inOnePeriod(Period period, ZoneId zone, List<String> where) {
        return new Selection(List.of(period), List.of(), filters(where), zone);
    }

    /// The dimensions that `by` names, each once.
    ///
    /// @throws ProblemException for more than an answer is split by
    public static List<String> dimensions(List<String> by) {
        Set<String> dimensions = new LinkedHashSet<>();
        by.stream()
                .flatMap(it -> Arrays.stream(it.split(",", -1)))
                .map(String::strip)
                .forEach(dimensions::add);
        if (dimensions.size() > MOST_DIMENSIONS) {
            throw ProblemException.invalidParameter(
                    "by",
                    "A series is split by at most " + MOST_DIMENSIONS + " dimensions, not " + dimensions.size() + ".");
        }
        return List.copyOf(dimensions);
    }

    /// What `where` says, a filter for each dimension.
    ///
    /// @throws ProblemException for one that cannot be read
    public static List<DimensionFilter> filters(List<String> where) {
        Map<String, DimensionFilter> filters = new LinkedHashMap<>();
        where.stream()
                .map(SeriesQuestion::filter)
                .forEach(it -> filters.merge(it.dimension(), it, SeriesQuestion::either));
        return List.copyOf(filters.values());
    }

    private static DimensionFilter filter(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw ProblemException.invalidParameter(
                    "where",
                    "`where=" + ProblemException.quoted(text)
                            + "` is not understood. Write dimension=value, as in `where=country=France`.");
        }
        String value = text.substring(equals + 1);
        return new DimensionFilter(
                text.substring(0, equals).strip(), value.isEmpty() ? List.of() : List.of(value), value.isEmpty());
    }

    private static DimensionFilter either(DimensionFilter one, DimensionFilter other) {
        return new DimensionFilter(
                one.dimension(),
                Stream.concat(one.values().stream(), other.values().stream()).toList(),
                one.orNone() || other.orNone());
    }
}
