package org.kpiplatform.domain.engine;

import java.util.List;
import org.kpiplatform.domain.engine.program.Program;

/// A metric or KPI of a [KpiPlan].
sealed interface PlanNode {

    String key();

    /// The numbers of the nodes it is directly computed from, each once.
    List<Integer> inputs();

    /// A metric: its values come from outside.
    record Measured(String key) implements PlanNode {
        @Override
        public List<Integer> inputs() {
            return List.of();
        }
    }

    /// A KPI.
    record Computed(String key, Program program, List<Integer> inputs) implements PlanNode {}
}
