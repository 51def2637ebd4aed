package org.kpiplatform.app.metric.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.basis.Basis;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.SeenStream;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.pushdown.BucketStream;
import org.kpiplatform.domain.catalog.pushdown.StoredCatalog;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// Makes the queries of metrics over the tables that there are at the moment.
@ApplicationScoped
public class MetricQueries {

    private final PinnedStreams pinned;
    private final ZoneId usual;
    private volatile @Nullable MadeQueries latest;
    private volatile @Nullable AsStored stored;

    MetricQueries(PinnedStreams pinned, OrganisationConfig organisation) {
        this.pinned = pinned;
        this.usual = organisation.zone();
    }

    /// The queries of all metrics of a catalog, with the days of the organisation.
    public OfCatalog of(Catalog catalog) {
        return of(catalog, catalog.metrics().values());
    }

    /// The queries of some metrics of a catalog, with the days of the organisation. Made for one piece of work:
    /// it looks at the tables now, in one statement, and not again.
    public OfCatalog of(Catalog catalog, Collection<MetricDefinition> metrics) {
        Catalog stored = stored(catalog);
        List<MetricDefinition> overStored =
                metrics.stream().map(metric -> stored(metric, catalog)).toList();
        Map<StreamKey, Optional<Map<String, FieldType>>> fields = fields(withPartners(stored, overStored));
        return new OfCatalog(made(stored, fields), usual, new LocalDays(usual), catalog);
    }

    /// A catalog with the same as it is stored.
    private record AsStored(Catalog catalog, Catalog stored) {}

    @SuppressWarnings("ReferenceEquality") // comparing thousands of definitions would cost more than to begin anew
    private Catalog stored(Catalog catalog) {
        AsStored known = stored;
        if (known == null || known.catalog != catalog) {
            known = new AsStored(catalog, StoredCatalog.of(catalog));
            stored = known;
        }
        return known.stored;
    }

    /// A metric as it is measured: over the answers of its source where the records stay there.
    private static MetricDefinition stored(MetricDefinition metric, Catalog catalog) {
        return BucketStream.of(metric, catalog).map(BucketStream::stored).orElse(metric);
    }

    private Map<StreamKey, Optional<Map<String, FieldType>>> fields(Set<StreamKey> streams) {
        streams.forEach(stream -> Basis.note(Fact.shape(stream.toString()), Days.ALL));
        Map<StreamKey, SeenStream> seen = pinned.see(streams);
        Map<StreamKey, Optional<Map<String, FieldType>>> fields = new HashMap<>();
        streams.forEach(stream ->
                fields.put(stream, Optional.ofNullable(seen.get(stream)).map(MetricQueries::types)));
        return fields;
    }

    private static Map<String, FieldType> types(SeenStream stream) {
        return stream.pinned().fields().stream().collect(Collectors.toMap(PinnedField::name, PinnedField::type));
    }

    /// The streams of some metrics, and all that these can be joined to.
    private static Set<StreamKey> withPartners(Catalog catalog, Collection<MetricDefinition> metrics) {
        Set<StreamKey> all = new TreeSet<>();
        Deque<StreamKey> found = new ArrayDeque<>();
        metrics.forEach(metric -> found.add(StreamKey.parse(metric.of())));
        while (!found.isEmpty()) {
            StreamKey stream = found.remove();
            if (all.add(stream)) {
                partners(catalog, stream).forEach(found::add);
            }
        }
        return all;
    }

    private static Collection<StreamKey> partners(Catalog catalog, StreamKey stream) {
        return Optional.ofNullable(catalog.sources().get(stream.source()))
                .map(SourceDefinition::streams)
                .map(streams -> streams.get(stream.stream()))
                .map(StreamDefinition::joins)
                .orElse(Map.of())
                .values()
                .stream()
                .map(join -> StreamKey.within(stream.source(), join.stream()))
                .toList();
    }

    /// What has been made already, if the tables are as they were then.
    private MadeQueries made(Catalog catalog, Map<StreamKey, Optional<Map<String, FieldType>>> fields) {
        MadeQueries present = latest;
        if (present != null && present.isOf(catalog) && present.fit(fields)) {
            return present;
        }
        MadeQueries fresh = new MadeQueries(catalog);
        fresh.fit(fields);
        latest = fresh;
        return fresh;
    }

    /// Makes the queries of one catalog's metrics.
    public static final class OfCatalog {

        private final MadeQueries made;
        private final Streams streams;
        private final ZoneId usual;
        private final LocalDays days;
        private final Catalog catalog;

        private OfCatalog(MadeQueries made, ZoneId usual, LocalDays days, Catalog catalog) {
            this.made = made;
            this.streams = made.streams();
            this.usual = usual;
            this.days = days;
            this.catalog = catalog;
        }

        /// The same with the days of a zone.
        public OfCatalog in(ZoneId zone) {
            return zone.equals(days.zone()) ? this : new OfCatalog(made, usual, new LocalDays(zone), catalog);
        }

        /// What a metric measures, whether or not there are records.
        public Measurement measurement(MetricDefinition metric) {
            return streams.measurement(stored(metric, catalog));
        }

        /// The keys of the records that a metric's values in a selection were measured from; empty as long
        /// as its stream has no records.
        ///
        /// @throws UnusableMetric when the records do not have what the metric needs
        public Optional<Select<Record>> keysBehind(MetricDefinition metric, Selection selection) {
            return hasNoRecords(metric)
                    ? Optional.empty()
                    : Optional.of(
                            new RecordsBehind(streams.measurement(measured(metric)), streams, days).keys(selection));
        }

        /// The queries of a metric; empty as long as its stream has no records.
        ///
        /// @throws UnusableMetric when the records do not have what the metric needs
        public Optional<MetricQuery> find(MetricDefinition metric) {
            return hasNoRecords(metric) ? Optional.empty() : Optional.of(made.query(measured(metric), days));
        }

        private boolean hasNoRecords(MetricDefinition metric) {
            return streams.fields(StreamKey.parse(stored(metric, catalog).of())).isEmpty();
        }

        /// What the source has told by its days can not be told by those of another zone.
        private MetricDefinition measured(MetricDefinition metric) {
            MetricDefinition measured = stored(metric, catalog);
            if (!measured.of().equals(metric.of()) && !days.zone().equals(usual)) {
                throw new UnusableMetric(
                        "Its records stay at their source (`push_down`), which is asked by the days of " + usual
                                + "; there are no days of " + days.zone() + ".");
            }
            return measured;
        }
    }
}
