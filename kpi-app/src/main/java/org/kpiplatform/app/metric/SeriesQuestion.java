package org.kpiplatform.app.metric;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.metric.query.DimensionFilter;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;

/// What a request for a series asks, read from its parameters.
///
/// @param grain     as asked
/// @param selection the cells
public record SeriesQuestion(SeriesGrain grain, Selection selection) {

    private static final int PERIODS_BY_DEFAULT = 12;
    private static final int MOST_DIMENSIONS = 8;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 8999;

    /// Reads the parameters.
    ///
    /// @param today what a missing `to` means
    /// @throws ProblemException naming the parameter that cannot be read
    public static SeriesQuestion of(
            SeriesGrain grain,
            @Nullable String from,
            @Nullable String to,
            List<String> by,
            List<String> where,
            LocalDate today) {
        return new SeriesQuestion(
                grain, new Selection(periods(grain, from, to, today), dimensions(by), filters(where)));
    }

    /// What is asked of one period, in total or of a part.
    ///
    /// @throws ProblemException naming the parameter that cannot be read
    public static Selection inOnePeriod(String period, List<String> where) {
        return new Selection(List.of(parse("period", period)), List.of(), filters(where));
    }

    private static List<Period> periods(
            SeriesGrain grain, @Nullable String from, @Nullable String to, LocalDate today) {
        return grain.grain()
                .map(calendar -> consecutive(calendar, from, to, today))
                .orElseGet(() -> List.of(whole(from, to, today)));
    }

    private static List<Period> consecutive(Grain grain, @Nullable String from, @Nullable String to, LocalDate today) {
        IsoCalendar calendar = IsoCalendar.INSTANCE;
        Period last = to == null
                ? calendar.containing(grain, today)
                : calendar.containing(grain, parse("to", to).end().minusDays(1));
        Period first = from == null
                ? calendar.offset(last, 1 - PERIODS_BY_DEFAULT)
                : calendar.containing(grain, parse("from", from).start());
        checkOrder(first, last, from);
        long count = last.ordinal() - first.ordinal() + 1;
        if (count > MetricValues.MOST_CELLS) {
            throw ProblemException.invalidParameter(
                    "from",
                    "From %s to %s are %,d periods; one answer has at most %,d values. Ask about fewer periods or a longer grain."
                            .formatted(first, last, count, MetricValues.MOST_CELLS));
        }
        return calendar.range(first, last);
    }

    private static Period whole(@Nullable String from, @Nullable String to, LocalDate today) {
        if (from == null) {
            throw ProblemException.invalidParameter(
                    "from", "A total needs `from`: the first period or day that counts, such as `from=2011-01`.");
        }
        Period first = parse("from", from);
        Period last = to == null ? IsoCalendar.INSTANCE.containing(Grain.DAY, today) : parse("to", to);
        checkOrder(first, last, from);
        String label = first.equals(last) ? first.label() : first.label() + ".." + last.label();
        return new Period(first.grain(), first.ordinal(), first.start(), last.end(), label);
    }

    private static void checkOrder(Period first, Period last, @Nullable String from) {
        if (first.start().isAfter(last.end().minusDays(1))) {
            throw ProblemException.invalidParameter(
                    "from",
                    "`from=" + (from == null ? first : ProblemException.quoted(from)) + "` begins after `to=" + last
                            + "` has ended. Swap the two, or ask for one of them only.");
        }
    }

    /// The period that a label stands for.
    ///
    /// @param parameter where it was found
    /// @throws ProblemException when it stands for none
    public static Period parse(String parameter, String label) {
        try {
            return requireInReach(parameter, IsoCalendar.INSTANCE.parse(label));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(
                    parameter, e.getMessage() == null ? "`" + parameter + "` is not a period" : e.getMessage());
        }
    }

    /// Formulas look back and databases count days, so that there is room on both sides.
    private static Period requireInReach(String parameter, Period period) {
        if (period.start().getYear() < FIRST_YEAR || period.start().getYear() > LAST_YEAR) {
            throw ProblemException.invalidParameter(
                    parameter,
                    "`%s=%s` lies outside the years %d to %d, in which values are computed."
                            .formatted(parameter, period, FIRST_YEAR, LAST_YEAR));
        }
        return period;
    }

    private static List<String> dimensions(List<String> by) {
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

    private static List<DimensionFilter> filters(List<String> where) {
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
