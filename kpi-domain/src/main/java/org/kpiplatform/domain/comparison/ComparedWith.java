package org.kpiplatform.domain.comparison;

import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Period;

/// Which earlier period a period is compared with.
public enum ComparedWith {
    /// The one before it.
    PREVIOUS_PERIOD,
    /// The comparable one of the year before, as the calendar defines it.
    LAST_YEAR;

    Period of(Period period, Calendar calendar) {
        return switch (this) {
            case PREVIOUS_PERIOD -> calendar.offset(period, -1);
            case LAST_YEAR -> calendar.yearBefore(period);
        };
    }
}
