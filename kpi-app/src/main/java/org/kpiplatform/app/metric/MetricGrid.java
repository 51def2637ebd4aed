package org.kpiplatform.app.metric;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// The values of some metrics in the same cells.
///
/// @param columns      by metric
/// @param completeness of each period of the grid, by metric
public record MetricGrid(Grid grid, Map<String, Column> columns, Map<String, List<Completeness>> completeness) {

    public MetricGrid {
        columns = Map.copyOf(columns);
        completeness = Map.copyOf(completeness);
    }

    /// How complete a metric is in each period of the grid.
    public List<Completeness> completenessOf(String metric) {
        return Objects.requireNonNull(completeness.get(metric), metric);
    }

    /// The values of a metric.
    public Column columnOf(String metric) {
        return Objects.requireNonNull(columns.get(metric), metric);
    }
}
