package org.kpiplatform.domain.catalog.pushdown;

import java.util.Map;
import java.util.TreeMap;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// Definitions as their records are stored: metrics whose records stay at their source are those over the streams of
/// their buckets, which are among the streams.
public final class StoredCatalog {

    private StoredCatalog() {}

    /// The catalog itself where all records are read.
    public static Catalog of(Catalog catalog) {
        if (catalog.sources().values().stream().noneMatch(StoredCatalog::pushesDown)) {
            return catalog;
        }
        Map<String, SourceDefinition> sources = new TreeMap<>(catalog.sources());
        Map<String, MetricDefinition> metrics = new TreeMap<>(catalog.metrics());
        for (MetricDefinition metric : catalog.metrics().values()) {
            BucketStream.of(metric, catalog).ifPresent(buckets -> {
                metrics.put(metric.key(), buckets.stored());
                sources.computeIfPresent(
                        buckets.origin().source(), (_, source) -> with(source, buckets.name(), buckets.definition()));
            });
        }
        return new Catalog(catalog.calendars(), sources, metrics, catalog.kpis());
    }

    private static boolean pushesDown(SourceDefinition source) {
        return source.streams().values().stream().anyMatch(stream -> stream.pushDown() != null);
    }

    private static SourceDefinition with(SourceDefinition source, String name, StreamDefinition stream) {
        Map<String, StreamDefinition> streams = new TreeMap<>(source.streams());
        streams.put(name, stream);
        return new SourceDefinition(
                source.key(),
                source.name(),
                source.description(),
                source.connector(),
                source.config(),
                source.folder(),
                source.schedule(),
                streams);
    }
}
