package org.kpiplatform.app.metric.query;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.kpiplatform.domain.calendar.Period;

/// The cells that are asked of metrics, and the records that count in them.
///
/// @param periods consecutive, at least one
/// @param by      dimensions to split by
/// @param where   what is left out of everything; all of them hold
public record Selection(List<Period> periods, List<String> by, List<DimensionFilter> where) {

    public Selection {
        periods = List.copyOf(periods);
        by = List.copyOf(by);
        where = List.copyOf(where);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("a selection has at least one period");
        }
    }

    public LocalDate start() {
        return periods.getFirst().start();
    }

    /// The day after the last one.
    public LocalDate end() {
        return periods.getLast().end();
    }

    /// The first day of every period, then the day after the last one.
    LocalDate[] edges() {
        return Stream.concat(periods.stream().map(Period::start), Stream.of(end()))
                .toArray(LocalDate[]::new);
    }

    /// The same about other periods.
    public Selection about(List<Period> others) {
        return new Selection(others, by, where);
    }
}
