package org.kpiplatform.domain.engine.program;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;

/// How the periods of a row follow each other.
public final class TimeAxis {

    /// 53 weeks, and what clocks may have been put back since.
    private static final int LONGEST_YEAR_IN_HOURS = 9_000;

    private final List<Period> periods;
    private final Calendar calendar;
    private final int[] yearBefore;
    private final Map<Grain, int[]> starts = new ConcurrentHashMap<>();

    /// The axis of some consecutive periods.
    ///
    /// @param calendar that made them
    public TimeAxis(List<Period> periods, Calendar calendar) {
        this.periods = periods;
        this.calendar = calendar;
        this.yearBefore = new int[periods.size()];
        for (int i = 0; i < yearBefore.length; i++) {
            Period period = periods.get(i);
            yearBefore[i] =
                    i - (int) (period.ordinal() - calendar.yearBefore(period).ordinal());
        }
    }

    /// The most periods that can lie between a period and the comparable one a year before, in any calendar: a
    /// year may have 53 whole weeks.
    static int longestYear(Grain grain) {
        return switch (grain) {
            case HOUR -> LONGEST_YEAR_IN_HOURS;
            case DAY -> 371;
            case WEEK -> 53;
            case MONTH -> 12;
            case QUARTER -> 4;
            case HALF_YEAR -> 2;
            case YEAR -> 1;
        };
    }

    /// The fewest periods that lie between one of these and the comparable one a year before.
    int shortestYear() {
        int shortest = Integer.MAX_VALUE;
        for (int period = 0; period < yearBefore.length; period++) {
            shortest = Math.min(shortest, period - yearBefore[period]);
        }
        return shortest;
    }

    /// How many there are.
    public int periods() {
        return yearBefore.length;
    }

    /// All of them.
    public Stretch all() {
        return new Stretch(0, yearBefore.length);
    }

    /// Of the periods, of which there must be one.
    public Grain grain() {
        return periods.getFirst().grain();
    }

    /// The position of the comparable period a year before; negative when it lies before the first one.
    public int yearBefore(int period) {
        return yearBefore[period];
    }

    /// The position of the first period of the longer one that a period lies in; negative when it lies before the
    /// first one. The periods must nest in the longer ones.
    public int start(Grain whole, int period) {
        return starts.computeIfAbsent(whole, this::starts)[period];
    }

    private int[] starts(Grain whole) {
        int[] starts = new int[periods.size()];
        int start = -1;
        for (int i = 0; i < starts.length; i++) {
            if (calendar.opens(periods.get(i), whole)) {
                start = i;
            }
            starts[i] = start;
        }
        return starts;
    }
}
