package org.kpiplatform.app.metric.query;

import java.util.List;

/// Which values of a dimension count.
///
/// @param values      any of these
/// @param orNone      and records that have no value
public record DimensionFilter(String dimension, List<String> values, boolean orNone) {

    public DimensionFilter {
        values = List.copyOf(values);
    }
}
