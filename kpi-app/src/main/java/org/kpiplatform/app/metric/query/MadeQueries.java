package org.kpiplatform.app.metric.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.FieldType;

/// Queries over the tables of a catalog's streams. They are good for as long as these tables have the same fields, so
/// they are made once: to make one, and the fingerprint of its text, takes longer than to ask it.
final class MadeQueries {

    private static final int MOST = 5_000;

    private final Catalog catalog;
    private final Map<StreamKey, Optional<Map<String, FieldType>>> fields = new HashMap<>();
    private final Cache<Made, MetricQuery> queries =
            Caffeine.newBuilder().maximumSize(MOST).build();

    MadeQueries(Catalog catalog) {
        this.catalog = catalog;
    }

    private record Made(MetricDefinition metric, LocalDays days) {}

    @SuppressWarnings("ReferenceEquality") // comparing thousands of definitions would cost more than to begin anew
    boolean isOf(Catalog other) {
        return catalog == other;
    }

    /// Adds the fields of some tables, unless one of them is no longer what it was.
    ///
    /// @return whether they are as they were
    synchronized boolean fit(Map<StreamKey, Optional<Map<String, FieldType>>> seen) {
        boolean same = seen.entrySet().stream()
                .allMatch(it -> fields.getOrDefault(it.getKey(), it.getValue()).equals(it.getValue()));
        if (same) {
            fields.putAll(seen);
        }
        return same;
    }

    Streams streams() {
        return new Streams(catalog, this::fields);
    }

    private synchronized Optional<Map<String, FieldType>> fields(StreamKey stream) {
        return Objects.requireNonNull(fields.get(stream), "nobody has looked at " + stream);
    }

    /// @throws UnusableMetric when the records do not have what the metric needs
    MetricQuery query(MetricDefinition metric, LocalDays days) {
        return queries.get(new Made(metric, days), it -> MetricQuery.of(it.metric, streams(), it.days));
    }
}
