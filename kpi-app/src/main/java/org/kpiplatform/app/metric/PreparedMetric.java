package org.kpiplatform.app.metric;

import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.kpiplatform.app.metric.query.Measurement;

/// A metric ready to be read.
///
/// @param source       of its values; empty where there are no records
/// @param slice        the columns that tell the slices of its rows apart
/// @param completeness of each period
/// @param isEntered    whether nothing is known but what somebody has typed in
public record PreparedMetric(
        Measurement measurement,
        Optional<CellSource> source,
        List<Field<String>> slice,
        List<Completeness> completeness,
        boolean isEntered) {

    public String key() {
        return measurement.key();
    }
}
