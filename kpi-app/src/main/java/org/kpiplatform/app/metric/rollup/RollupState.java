package org.kpiplatform.app.metric.rollup;

import java.time.LocalDate;
import java.util.Optional;
import org.kpiplatform.app.metric.query.MetricQuery;

/// What is known of the buckets of a metric.
///
/// @param fingerprint    of the query that filled them; empty where nothing has
/// @param coveredThrough how far the records were complete that they were last computed from
record RollupState(Optional<String> fingerprint, Optional<LocalDate> coveredThrough) {

    /// That of a metric without buckets.
    static final RollupState NONE = new RollupState(Optional.empty(), Optional.empty());

    /// Whether the buckets are those of a query.
    boolean isOf(MetricQuery query) {
        return fingerprint.filter(query.fingerprint()::equals).isPresent();
    }
}
