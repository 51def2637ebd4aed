package org.kpiplatform.domain.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

/// Divides time into periods.
public interface Calendar {

    /// The period that holds a day.
    Period containing(Grain grain, LocalDate day);

    /// The period at a position.
    Period at(Grain grain, long ordinal);

    /// The comparable period a year earlier: same month, same ISO week number, same day of the month (the
    /// last one of a
    /// shorter month).
    Period yearBefore(Period period);

    /// The period a label stands for.
    ///
    /// @throws IllegalArgumentException with a sentence that quotes the label and shows the forms that are
    /// understood
    Period parse(String label);

    default Period offset(Period period, long periods) {
        return at(period.grain(), period.ordinal() + periods);
    }

    /// From the first through the last, both included; empty when they are the other way round.
    default List<Period> range(Period first, Period last) {
        return LongStream.rangeClosed(first.ordinal(), last.ordinal())
                .mapToObj(ordinal -> at(first.grain(), ordinal))
                .toList();
    }
}
