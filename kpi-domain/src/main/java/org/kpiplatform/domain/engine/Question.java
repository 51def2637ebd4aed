package org.kpiplatform.domain.engine;

import java.util.List;
import java.util.SortedSet;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.series.Grid;

/// What is to be evaluated, and what has to be measured for it. Made by [KpiPlan#question].
///
/// @param keys     of metrics and KPIs, sorted
/// @param metrics  whose columns are needed
/// @param asked    the cells that are asked for
/// @param measured the cells that the metrics' columns must have: the same slices, and the periods before the
///     first one asked that formulas look back to
/// @param calendar that made the periods
public record Question(List<String> keys, SortedSet<String> metrics, Grid asked, Grid measured, Calendar calendar) {

    /// How many periods formulas look back before the first one asked.
    public int periodsBack() {
        return measured.periods().size() - asked.periods().size();
    }
}
