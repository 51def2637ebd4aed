package org.kpiplatform.app.metric;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.kpiplatform.app.basis.Basis;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.MetricQueries;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.metric.query.UnusableMetric;
import org.kpiplatform.app.metric.rollup.Rollups;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.metric.MetricDefinition;

/// Finds out how to read metrics, and builds the buckets that they lack.
@ApplicationScoped
class Preparation {

    private final MetricQueries queries;
    private final Rollups rollups;
    private final MetricCoverage coverage;

    Preparation(MetricQueries queries, Rollups rollups, MetricCoverage coverage) {
        this.queries = queries;
        this.rollups = rollups;
        this.coverage = coverage;
    }

    List<PreparedMetric> prepare(Catalog catalog, Collection<String> metrics, Selection selection) {
        MetricQueries.OfCatalog ofCatalog = queries.of(catalog);
        return metrics.stream()
                .map(catalog.metrics()::get)
                .map(metric -> prepare(catalog, ofCatalog, metric, selection))
                .toList();
    }

    private PreparedMetric prepare(
            Catalog catalog, MetricQueries.OfCatalog queries, MetricDefinition metric, Selection selection) {
        Measurement measurement = queries.measurement(metric);
        measurement.requireDimensionsOf(selection);
        Optional<MetricQuery> usable = usable(metric, queries);
        MeasuredFacts.note(usable, selection.periods());
        return usable.map(query -> prepare(catalog, query, selection)).orElseGet(() -> nothing(measurement, selection));
    }

    private static Optional<MetricQuery> usable(MetricDefinition metric, MetricQueries.OfCatalog queries) {
        try {
            return queries.find(metric);
        } catch (UnusableMetric e) {
            throw ProblemException.conflict(
                    "The metric `%s` can't be computed as it is defined. %s".formatted(metric.key(), e.getMessage()));
        }
    }

    /// The days that the values of a metric are complete for; empty as long as there are no records.
    Optional<DaySpan> days(Catalog catalog, String metric) {
        try {
            Optional<MetricQuery> found = queries.of(catalog)
                    .find(Objects.requireNonNull(catalog.metrics().get(metric), metric));
            MeasuredFacts.noteCoverage(found);
            return found.flatMap(query -> days(catalog, query));
        } catch (UnusableMetric _) {
            Basis.noteFleeting();
            return Optional.empty();
        }
    }

    private Optional<DaySpan> days(Catalog catalog, MetricQuery query) {
        if (query.measurement().isRolledUp()) {
            rollups.ready(catalog, query);
        }
        return coverage.days(catalog, query.measurement());
    }

    private static PreparedMetric nothing(Measurement measurement, Selection selection) {
        List<Completeness> completeness =
                selection.periods().stream().map(_ -> Completeness.NOTHING).toList();
        return new PreparedMetric(measurement, Optional.empty(), List.of(), completeness);
    }

    private PreparedMetric prepare(Catalog catalog, MetricQuery query, Selection selection) {
        return query.measurement().isSnapshot()
                ? snapshots(catalog, query, selection)
                : records(catalog, query, selection);
    }

    private PreparedMetric records(Catalog catalog, MetricQuery query, Selection selection) {
        Select<Record> cells = query.measurement().isRolledUp()
                ? query.fromBuckets(selection, rollups.ready(catalog, query), DSL.noCondition())
                : query.fromRecords(selection, LocalDate.EPOCH);
        List<Completeness> completeness = coverage.ofRecords(catalog, query.measurement(), selection.periods());
        return new PreparedMetric(query.measurement(), Optional.of(cells), query.slice(selection), completeness);
    }

    private PreparedMetric snapshots(Catalog catalog, MetricQuery query, Selection selection) {
        Measurement measurement = query.measurement();
        Optional<org.jooq.Table<Record>> buckets =
                measurement.isRolledUp() ? Optional.of(rollups.ready(catalog, query)) : Optional.empty();
        SortedSet<LocalDate> days = coverage.snapshotDays(measurement, selection.periods());
        Optional<Select<Record>> cells = days.isEmpty()
                ? Optional.empty()
                : Optional.of(buckets.map(table -> query.fromBuckets(selection, table, on(days)))
                        .orElseGet(() -> query.fromRecords(selection, days.getLast())));
        return new PreparedMetric(
                measurement,
                cells,
                query.slice(selection),
                coverage.ofSnapshots(measurement, selection.periods(), days));
    }

    private static Condition on(SortedSet<LocalDate> days) {
        return Columns.DAY.eq(DSL.any(days.toArray(LocalDate[]::new)));
    }
}
