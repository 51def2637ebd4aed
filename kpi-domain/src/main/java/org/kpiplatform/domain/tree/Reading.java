package org.kpiplatform.domain.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.StatusReading;
import org.kpiplatform.domain.target.TargetDefinition;

/// What is known of a metric or KPI, or of a slice of one, in the period of a tree.
record Reading(
        PeriodState state,
        @Nullable Double value,
        Absence absence,
        List<String> missingInputs,
        List<String> replacedInputs,
        @Nullable Double previous,
        @Nullable TargetDefinition target,
        @Nullable StatusReading status) {

    /// None while the period is open: a part is never compared with a whole.
    @Nullable
    Double change() {
        return value == null || previous == null || state == PeriodState.OPEN ? null : value - previous;
    }

    @Nullable
    Double changeRatio() {
        Double change = change();
        return change == null || previous == null || previous == 0 ? null : change / Math.abs(previous);
    }
}
