package org.kpiplatform.app.metric.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.Select;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.FieldType;

/// Makes the queries of metrics over the tables that there are at the moment.
@ApplicationScoped
public class MetricQueries {

    private final PinnedStreams pinned;
    private final LocalDays usual;

    MetricQueries(PinnedStreams pinned, OrganisationConfig organisation) {
        this.pinned = pinned;
        this.usual = new LocalDays(organisation.zone());
    }

    /// The queries of a catalog's metrics, with the days of the organisation. Made for one piece of work: it looks
    /// at each table once.
    public OfCatalog of(Catalog catalog) {
        return of(catalog, usual.zone());
    }

    /// The queries of a catalog's metrics, with the days of a zone.
    public OfCatalog of(Catalog catalog, ZoneId zone) {
        Map<StreamKey, Optional<Map<String, FieldType>>> seen = new HashMap<>();
        return new OfCatalog(
                new Streams(catalog, stream -> seen.computeIfAbsent(stream, this::fields)), new LocalDays(zone));
    }

    private Optional<Map<String, FieldType>> fields(StreamKey stream) {
        return pinned.find(stream)
                .map(table -> table.fields().stream().collect(Collectors.toMap(PinnedField::name, PinnedField::type)));
    }

    /// Makes the queries of one catalog's metrics.
    public static final class OfCatalog {

        private final Streams streams;
        private final LocalDays days;

        private OfCatalog(Streams streams, LocalDays days) {
            this.streams = streams;
            this.days = days;
        }

        /// What a metric measures, whether or not there are records.
        public Measurement measurement(MetricDefinition metric) {
            return streams.measurement(metric);
        }

        /// The keys of the records that a metric's values in a selection were measured from; empty as long
        /// as its stream has no records.
        ///
        /// @throws UnusableMetric when the records do not have what the metric needs
        public Optional<Select<Record>> keysBehind(MetricDefinition metric, Selection selection) {
            return streams.fields(StreamKey.parse(metric.of())).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RecordsBehind(measurement(metric), streams, days).keys(selection));
        }

        /// The queries of a metric; empty as long as its stream has no records.
        ///
        /// @throws UnusableMetric when the records do not have what the metric needs
        public Optional<MetricQuery> find(MetricDefinition metric) {
            return streams.fields(StreamKey.parse(metric.of())).isEmpty()
                    ? Optional.empty()
                    : Optional.of(MetricQuery.of(metric, streams, days));
        }
    }
}
