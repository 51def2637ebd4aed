package org.kpiplatform.domain.tree;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.StatusReading;

/// What a KPI says in one period: what the root of its tree does, without the tree.
///
/// @param value       null where there is none
/// @param absence     why there is no value; null where there is one
/// @param previous    the value in the period before; null where there is none
/// @param change      from the previous value; null where one of the two is absent, and while the period is open
/// @param changeRatio the change as a fraction of the previous value
/// @param targetValue the value to reach by the target in force; null without one
public record KpiReading(
        String key,
        PeriodState state,
        @Nullable Double value,
        @Nullable Absence absence,
        @Nullable Double previous,
        @Nullable Double change,
        @Nullable Double changeRatio,
        StatusReading status,
        @Nullable Double targetValue) {

    /// Reads the KPIs of a scope of KPIs alone.
    ///
    /// @param facts what it takes beside values
    public static List<KpiReading> of(TreeValues answers, TreeFacts facts) {
        NodeValues values = new NodeValues(answers, facts);
        return answers.total().question().keys().stream()
                .map(key -> of(key, values.reading(key), answers.total()))
                .toList();
    }

    private static KpiReading of(String key, Reading reading, Evaluation evaluation) {
        Period period = evaluation.question().asked().periods().getLast();
        return new KpiReading(
                key,
                reading.state(),
                reading.value(),
                reading.value() == null ? reading.absence() : null,
                reading.previous(),
                reading.change(),
                reading.changeRatio(),
                Objects.requireNonNull(reading.status(), "only KPIs have a status"),
                reading.target() == null ? null : reading.target().goal(period));
    }
}
