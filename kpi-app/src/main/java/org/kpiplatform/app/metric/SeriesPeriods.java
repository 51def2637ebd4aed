package org.kpiplatform.app.metric;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Hour;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;

/// The periods that requests name, in a calendar.
///
/// @param delivered by the sources; where that is nothing, the clock tells which periods have ended
public record SeriesPeriods(ZonedCalendar calendar, Delivered delivered, Clock clock) {

    private static final int PERIODS_BY_DEFAULT = 12;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 8999;

    /// The periods of a series.
    ///
    /// @throws ProblemException naming the parameter that cannot be read
    public List<Period> of(SeriesGrain grain, @Nullable String from, @Nullable String to) {
        return grain.grain().map(length -> consecutive(length, from, to)).orElseGet(() -> List.of(whole(from, to)));
    }

    private List<Period> consecutive(Grain grain, @Nullable String from, @Nullable String to) {
        Period last = to == null ? calendar.offset(running(grain), -1) : calendar.last(grain, named("to", to));
        Period first = from == null
                ? calendar.offset(last, 1 - PERIODS_BY_DEFAULT)
                : calendar.first(grain, named("from", from));
        checkOrder(first, last, from, to);
        long count = last.ordinal() - first.ordinal() + 1;
        if (count > MetricValues.MOST_CELLS) {
            throw ProblemException.invalidParameter(
                    "from",
                    "From %s to %s are %,d periods; one answer has at most %,d values. Ask about fewer periods or a longer grain."
                            .formatted(first, last, count, MetricValues.MOST_CELLS));
        }
        return calendar.range(first, last);
    }

    /// The first period that is not known in full.
    private Period running(Grain grain) {
        return grain == Grain.HOUR
                ? calendar.hourAt(delivered.instant().get().orElseGet(clock::instant))
                : calendar.containing(grain, delivered.day().get().orElseGet(() -> calendar.dayAt(clock.instant())));
    }

    private Period whole(@Nullable String from, @Nullable String to) {
        if (from == null) {
            throw ProblemException.invalidParameter(
                    "from", "A total needs `from`: the first period or day that counts, such as `from=2011-01`.");
        }
        Period first = named("from", from);
        Period last = to == null ? calendar.offset(running(Grain.DAY), -1) : named("to", to);
        checkOrder(first, last, from, to);
        return spanning(first, last, first.equals(last) ? first.label() : first.label() + ".." + last.label());
    }

    private Period spanning(Period first, Period last, String label) {
        Hour hours = first.hour() == null && last.hour() == null
                ? null
                : new Hour(first.startsAt(calendar.zone()), last.endsAt(calendar.zone()));
        return new Period(
                hours == null ? first.grain() : Grain.HOUR, first.ordinal(), first.start(), last.end(), label, hours);
    }

    private void checkOrder(Period first, Period last, @Nullable String from, @Nullable String to) {
        boolean isOfHours = first.hour() != null || last.hour() != null;
        if (isOfHours
                ? !first.startsAt(calendar.zone()).isBefore(last.endsAt(calendar.zone()))
                : first.start().isAfter(last.lastDay())) {
            String begins = "`from=" + (from == null ? first : ProblemException.quoted(from)) + "` begins after ";
            String advice = to == null
                    ? last + ", the last period that the sources cover. Ask for an earlier one, or say `to`."
                    : "`to=" + last + "` has ended. Swap the two, or ask for one of them only.";
            throw ProblemException.invalidParameter("from", begins + advice);
        }
    }

    /// One period: that of a grain which a label names, or which holds the last day of what it names; the
    /// last one that has ended where none is named.
    ///
    /// @throws ProblemException naming the parameter, when the label stands for nothing
    public Period one(Grain grain, String parameter, @Nullable String label) {
        return label == null ? calendar.offset(running(grain), -1) : calendar.last(grain, named(parameter, label));
    }

    /// One period by its label, or any days from one label through another: `2011-03..2011-05`.
    ///
    /// @throws ProblemException naming the parameter, when it stands for nothing
    public Period span(String parameter, String text) {
        String[] ends = text.split("\\.\\.", 2);
        Period first = named(parameter, ends[0]);
        Period last = ends.length == 1 ? first : named(parameter, ends[1]);
        checkOrder(first, last, text, text);
        return first.equals(last) ? first : spanning(first, last, text);
    }

    /// The period that a label stands for.
    ///
    /// @throws ProblemException naming the parameter, when it stands for none
    public Period named(String parameter, String label) {
        try {
            return requireInReach(parameter, calendar.parse(label));
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
}
