package org.kpiplatform.app.metric.rollup;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.Table;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.record.Coverages;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.domain.catalog.Catalog;

/// Looks at what tells how far metrics have come: at each table once, for however many metrics.
@ApplicationScoped
public class RollupLooks {

    private final PinnedStreams streams;
    private final StreamStates states;
    private final RollupTables tables;
    private final SnapshotDays snapshots;
    private final CoverageNotes coverage;
    private final ManyRecords many;
    private final Coverages coverages;
    private final OrganisationTime time;

    RollupLooks(
            PinnedStreams streams,
            StreamStates states,
            RollupTables tables,
            SnapshotDays snapshots,
            CoverageNotes coverage,
            ManyRecords many,
            Coverages coverages,
            OrganisationTime time) {
        this.streams = streams;
        this.states = states;
        this.coverage = coverage;
        this.many = many;
        this.tables = tables;
        this.snapshots = snapshots;
        this.coverages = coverages;
        this.time = time;
    }

    /// Looks at how far some metrics have come, and builds the buckets that are not there.
    ///
    /// @param inBuckets those that are read from buckets
    /// @param others    that are read from records
    public CoveredDays ready(Catalog catalog, Collection<MetricQuery> inBuckets, Collection<MetricQuery> others) {
        List<MetricQuery> all =
                Stream.concat(inBuckets.stream(), others.stream()).toList();
        CoveredDays seen = at(catalog, all);
        List<MetricQuery> missing = inBuckets.stream()
                .filter(query -> !seen.hasBucketsOf(query))
                .distinct()
                .toList();
        missing.forEach(query -> QuarkusTransaction.requiringNew().run(() -> build(catalog, query)));
        return missing.isEmpty() ? seen : at(catalog, all);
    }

    private void build(Catalog catalog, MetricQuery query) {
        states.keepOut(query.streams());
        tables.lock(List.of(query.measurement().key()));
        if (!tables.isCurrent(query)) {
            BucketWork work = tables.building(query);
            many.expect(List.of(work));
            tables.build(work, work.fresh());
            coverage.note(catalog, List.of(query), at(catalog, List.of(query)));
        }
    }

    /// The table with the buckets that a selection of a metric is read from: of months where these make its
    /// periods, of days otherwise.
    public static Table<Record> buckets(MetricQuery query, Selection selection) {
        Table<Record> days = buckets(query);
        return selection.isOfMonths() ? MonthBuckets.beside(days) : days;
    }

    /// The table with the buckets of a metric's days.
    public static Table<Record> buckets(MetricQuery query) {
        return RollupTables.of(query);
    }

    /// Looks without building anything.
    CoveredDays at(Catalog catalog, Collection<MetricQuery> queries) {
        List<Measurement> metrics =
                queries.stream().map(MetricQuery::measurement).distinct().toList();
        Set<StreamKey> of = metrics.stream().map(Measurement::stream).collect(Collectors.toSet());
        List<Measurement> rolledUp =
                metrics.stream().filter(Measurement::isRolledUp).toList();
        return new CoveredDays(
                coverages,
                time,
                catalog,
                new CoveredDays.Found(
                        streams.see(of),
                        tables.states(keys(rolledUp)),
                        snapshots.of(keys(rolledUp.stream()
                                .filter(Measurement::isSnapshot)
                                .toList()))));
    }

    private static List<String> keys(List<Measurement> metrics) {
        return metrics.stream().map(Measurement::key).distinct().toList();
    }
}
