package org.kpiplatform.app.metric.composition;

import java.util.List;
import java.util.stream.Stream;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;

/// The days or months whose buckets make the value of a period.
final class BucketSpans {

    private static final int MOST_DAYS = 31;

    private BucketSpans() {}

    /// Days; months where the period is made of several whole ones. An hour stands for itself: it has no buckets.
    static List<Period> of(Selection selection) {
        Period period = selection.periods().getFirst();
        if (period.hour() != null) {
            return List.of(period);
        }
        boolean inMonths = period.days() > MOST_DAYS && selection.isOfMonths();
        Grain grain = inMonths ? Grain.MONTH : Grain.DAY;
        Period first = IsoCalendar.INSTANCE.containing(grain, period.start());
        Period last = IsoCalendar.INSTANCE.containing(grain, period.lastDay());
        return Stream.iterate(first.ordinal(), ordinal -> ordinal <= last.ordinal(), ordinal -> ordinal + 1)
                .map(ordinal -> IsoCalendar.INSTANCE.at(grain, ordinal))
                .toList();
    }
}
