package org.kpiplatform.app.record;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;

/// The periods of a stream that somebody has typed a value in for. Of every other one nothing is known, wherever it
/// lies.
///
/// @param grain of what is typed in
/// @param spans in order; those that follow each other may be one
public record EnteredPeriods(Grain grain, List<DaySpan> spans) {

    public EnteredPeriods {
        spans = List.copyOf(spans);
    }

    /// How much of a period is known, from 0 to 1. What was typed in for a month tells nothing of its days, nor of
    /// weeks.
    public double part(Period period) {
        if (!tells(period.grain())) {
            return 0;
        }
        long days = 0;
        for (DaySpan span : spans) {
            LocalDate from = span.from().isAfter(period.start()) ? span.from() : period.start();
            LocalDate through = span.through().isBefore(period.end()) ? span.through() : period.end();
            days += Math.max(0, ChronoUnit.DAYS.between(from, through));
        }
        return (double) days / period.days();
    }

    private boolean tells(Grain asked) {
        return switch (grain) {
            case HOUR, DAY -> asked != Grain.HOUR;
            case WEEK -> asked == Grain.WEEK;
            case MONTH ->
                Set.of(Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR).contains(asked);
            case QUARTER -> Set.of(Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR).contains(asked);
            case HALF_YEAR -> Set.of(Grain.HALF_YEAR, Grain.YEAR).contains(asked);
            case YEAR -> asked == Grain.YEAR;
        };
    }

    /// The first day of each span and the day after it, one after the other.
    LocalDate[] days() {
        List<LocalDate> days = new ArrayList<>();
        for (DaySpan span : spans) {
            if (!days.isEmpty() && days.getLast().equals(span.from())) {
                days.removeLast();
            } else {
                days.add(span.from());
            }
            days.add(span.through());
        }
        return days.toArray(LocalDate[]::new);
    }

    /// What [#days] has made of them.
    static EnteredPeriods of(String grain, LocalDate[] days) {
        List<DaySpan> spans = new ArrayList<>();
        for (int i = 0; i < days.length; i += 2) {
            spans.add(new DaySpan(days[i], days[i + 1]));
        }
        return new EnteredPeriods(Grain.valueOf(grain.toUpperCase(Locale.ROOT)), spans);
    }
}
