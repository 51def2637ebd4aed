package org.kpiplatform.domain.engine;

import java.util.List;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Grid;

/// Where in a column the periods of a slice lie, and how they follow each other.
final class TimeAxis {

    private final int periods;
    private final int slices;
    private final int[] yearBefore;

    TimeAxis(Grid grid, Calendar calendar) {
        List<Period> all = grid.periods();
        this.periods = all.size();
        this.slices = grid.slices().size();
        this.yearBefore = new int[periods];
        for (int i = 0; i < periods; i++) {
            Period period = all.get(i);
            yearBefore[i] =
                    i - (int) (period.ordinal() - calendar.yearBefore(period).ordinal());
        }
    }

    /// The most periods that can lie between a period and the comparable one a year before, in any
    /// calendar: a
    /// year may have 53 whole weeks.
    static int longestYear(Grain grain) {
        return switch (grain) {
            case DAY -> 371;
            case WEEK -> 53;
            case MONTH -> 12;
            case QUARTER -> 4;
            case HALF_YEAR -> 2;
            case YEAR -> 1;
        };
    }

    int periods() {
        return periods;
    }

    int slices() {
        return slices;
    }

    /// The position of the comparable period a year before; negative when it lies before the first one.
    int yearBefore(int period) {
        return yearBefore[period];
    }
}
