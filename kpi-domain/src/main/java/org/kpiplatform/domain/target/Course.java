package org.kpiplatform.domain.target;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.working.WorkingDays;

/// What paths go by, beside the value that is judged.
///
/// @param calendar    that made the periods
/// @param workingDays of the organisation
/// @param values      of the same KPI and slice in other periods; NaN where there is none
public record Course(Calendar calendar, WorkingDays workingDays, ToDoubleFunction<Period> values) {

    /// Without holidays, and without any other value.
    public static final Course PLAIN = new Course(
            IsoCalendar.INSTANCE,
            new WorkingDays(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), List.of()),
            _ -> Double.NaN);

    double value(Period period) {
        return values.applyAsDouble(period);
    }
}
