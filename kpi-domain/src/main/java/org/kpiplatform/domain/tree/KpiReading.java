package org.kpiplatform.domain.tree;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.StatusReading;

/// What a KPI says in one period: what the root of its tree does, without the tree.
///
/// @param value       null where there is none
/// @param absence     why there is no value; null where there is one
/// @param previous    the value in the period before; null where there is none
/// @param change      from the previous value; null where one of the two is absent, and while the period is open
/// @param changeRatio the change as a fraction of the previous value
public record KpiReading(
        String key,
        PeriodState state,
        @Nullable Double value,
        @Nullable Absence absence,
        @Nullable Double previous,
        @Nullable Double change,
        @Nullable Double changeRatio,
        StatusReading status) {

    /// What has to be evaluated to read some KPIs.
    public static Question question(KpiPlan plan, Collection<String> kpis, Period period, Calendar calendar) {
        return plan.question(kpis, Grid.total(List.of(calendar.offset(period, -1), period)), calendar);
    }

    /// Reads the KPIs of such a question from its answer.
    ///
    /// @param states how settled the period is for each metric, final for those that are left out; and
    ///     for KPIs that have a time of their own to settle
    public static List<KpiReading> of(Evaluation evaluation, Map<String, PeriodState> states) {
        NodeValues values = new NodeValues(evaluation, Map.of(), states);
        return evaluation.question().keys().stream()
                .map(key -> of(key, values.reading(key)))
                .toList();
    }

    private static KpiReading of(String key, Reading reading) {
        return new KpiReading(
                key,
                reading.state(),
                reading.value(),
                reading.value() == null ? reading.absence() : null,
                reading.previous(),
                reading.change(),
                reading.changeRatio(),
                Objects.requireNonNull(reading.status(), "only KPIs have a status"));
    }
}
