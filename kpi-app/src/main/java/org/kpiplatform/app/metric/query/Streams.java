package org.kpiplatform.app.metric.query;

import java.util.Map;
import java.util.Optional;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// The streams that SQL can be built over: what is defined of them, and the fields that their tables have.
public final class Streams {

    /// The fields of a stream's table.
    @FunctionalInterface
    public interface StoredFields {

        /// By name; empty as long as there is no table.
        Optional<Map<String, FieldType>> of(StreamKey stream);
    }

    private final Catalog catalog;
    private final StoredFields fields;

    public Streams(Catalog catalog, StoredFields fields) {
        this.catalog = catalog;
        this.fields = fields;
    }

    Optional<StreamDefinition> definition(StreamKey stream) {
        return Optional.ofNullable(catalog.sources().get(stream.source()))
                .map(SourceDefinition::streams)
                .map(streams -> streams.get(stream.stream()));
    }

    Measurement measurement(MetricDefinition metric) {
        StreamKey stream = StreamKey.parse(metric.of());
        return Measurement.of(
                metric,
                definition(stream)
                        .orElseThrow(() -> new UnusableMetric("The stream '%s' is not defined.".formatted(stream))));
    }

    Optional<Map<String, FieldType>> fields(StreamKey stream) {
        return fields.of(stream);
    }
}
