package org.kpiplatform.app.metric;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.kpiplatform.app.organisation.OrganisationTime;
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
    private final OrganisationTime time;

    Preparation(MetricQueries queries, Rollups rollups, MetricCoverage coverage, OrganisationTime time) {
        this.time = time;
        this.queries = queries;
        this.rollups = rollups;
        this.coverage = coverage;
    }

    List<PreparedMetric> prepare(Catalog catalog, Collection<String> metrics, Selection selection) {
        MetricQueries.OfCatalog usual = queries.of(catalog);
        MetricQueries.OfCatalog own = queries.of(catalog, selection.zone());
        return metrics.stream()
                .map(catalog.metrics()::get)
                .map(metric ->
                        prepare(catalog, usual.measurement(metric).isSnapshot() ? usual : own, metric, selection))
                .toList();
    }

    /// Whether a metric is read from its buckets. They are those of the organisation's days, and of the days on which
    /// records without a time were counted, wherever somebody asks for them.
    private boolean isInBuckets(Measurement measurement, ZoneId zone, boolean hours) {
        boolean isUsual = zone.equals(time.zone()) && !hours;
        return measurement.isRolledUp() && (isUsual || measurement.isSnapshot());
    }

    private PreparedMetric prepare(
            Catalog catalog, MetricQueries.OfCatalog queries, MetricDefinition metric, Selection selection) {
        Measurement measurement = queries.measurement(metric);
        measurement.requireDimensionsOf(selection);
        Optional<MetricQuery> usable = usable(metric, queries);
        MeasuredFacts.note(
                usable, selection.periods(), isInBuckets(measurement, selection.zone(), selection.isOfHours()));
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

    /// The days of a zone that the values of a metric are complete for; empty as long as there are no records.
    Optional<DaySpan> days(Catalog catalog, String metric, ZoneId zone) {
        return find(catalog, metric, zone, false).flatMap(query -> {
            if (isInBuckets(query.measurement(), zone, false)) {
                rollups.ready(catalog, query);
                return coverage.ofBuckets(catalog, query.measurement());
            }
            return coverage.ofRecords(catalog, query.measurement(), zone);
        });
    }

    /// The first instant that a metric's source has not delivered; empty as long as there are no records, and where
    /// they have no time.
    Optional<Instant> deliveredThrough(Catalog catalog, String metric) {
        return find(catalog, metric, time.zone(), true)
                .flatMap(query -> coverage.deliveredThrough(catalog, query.measurement()));
    }

    private Optional<MetricQuery> find(Catalog catalog, String metric, ZoneId zone, boolean hours) {
        try {
            Optional<MetricQuery> found = queries.of(catalog)
                    .find(Objects.requireNonNull(catalog.metrics().get(metric), metric));
            MeasuredFacts.noteCoverage(
                    found,
                    found.filter(query -> isInBuckets(query.measurement(), zone, hours))
                            .isPresent());
            return found;
        } catch (UnusableMetric _) {
            Basis.noteFleeting();
            return Optional.empty();
        }
    }

    private static PreparedMetric nothing(Measurement measurement, Selection selection) {
        List<Completeness> completeness =
                selection.periods().stream().map(_ -> Completeness.NOTHING).toList();
        return new PreparedMetric(measurement, Optional.empty(), List.of(), completeness);
    }

    private PreparedMetric prepare(Catalog catalog, MetricQuery query, Selection selection) {
        if (selection.isOfHours()) {
            query.withoutHours().ifPresent(reason -> {
                throw ProblemException.invalidParameter("grain", reason + " Ask for days or longer periods.");
            });
        }
        return query.measurement().isSnapshot()
                ? snapshots(catalog, query, selection)
                : records(catalog, query, selection);
    }

    private PreparedMetric records(Catalog catalog, MetricQuery query, Selection selection) {
        Measurement measurement = query.measurement();
        boolean inBuckets = isInBuckets(measurement, selection.zone(), selection.isOfHours());
        Select<Record> cells = inBuckets
                ? query.fromBuckets(selection, rollups.ready(catalog, query, selection), DSL.noCondition())
                : query.fromRecords(selection, LocalDate.EPOCH);
        List<Completeness> completeness = inBuckets
                ? coverage.ofBuckets(catalog, measurement, selection.periods())
                : coverage.ofRecords(catalog, measurement, selection);
        return new PreparedMetric(measurement, Optional.of(cells), query.slice(selection), completeness);
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
