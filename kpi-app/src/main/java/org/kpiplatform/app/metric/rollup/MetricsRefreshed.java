package org.kpiplatform.app.metric.rollup;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of metrics may have changed, because a sync has brought records. Fired inside the transaction
/// that brings the roll-ups up to date: what an observer writes is committed with it.
///
/// @param run     of the sync
/// @param metrics all that the records have a part in, rolled up or not
public record MetricsRefreshed(long run, List<Refreshed> metrics) {

    public MetricsRefreshed {
        metrics = List.copyOf(metrics);
    }

    /// A metric whose values may have changed.
    ///
    /// @param since the first day whose value may differ; null for all
    public record Refreshed(String metric, @Nullable LocalDate since) {}
}
