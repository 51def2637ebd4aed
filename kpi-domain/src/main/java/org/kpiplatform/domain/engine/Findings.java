package org.kpiplatform.domain.engine;

import java.util.List;
import java.util.SortedSet;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// What is known of metrics and KPIs in some cells: computed, by an [Evaluation], or read back from what was reported.
public interface Findings {

    /// The cells.
    Grid grid();

    /// Whether anything is known of a metric or KPI.
    boolean has(String key);

    /// The slices that something is known of for a metric or KPI that it has.
    List<Integer> slicesOf(String key);

    /// The values of a metric or KPI that it has.
    Column column(String key);

    /// The metrics whose absence makes a cell missing; none for a cell that has a value or is undefined.
    SortedSet<String> missingInputs(String key, int cell);

    /// The inputs that were missing in a cell and have been left out or replaced there; none for a cell without a
    /// value.
    SortedSet<String> replacedInputs(String key, int cell);
}
