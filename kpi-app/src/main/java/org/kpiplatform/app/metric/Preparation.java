package org.kpiplatform.app.metric;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.kpiplatform.app.basis.Basis;
import org.kpiplatform.app.metric.MetricValues.Wanted;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.MetricQueries;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.metric.query.UnusableMetric;
import org.kpiplatform.app.metric.rollup.RollupLooks;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.metric.MetricDefinition;

/// Finds out how to read metrics, and builds the buckets that they lack. Whatever is asked of it, it looks at
/// each table once for all metrics: first at the fields of their streams, then at how far they have come. What it
/// is about to look at is noted before, for all of them.
@ApplicationScoped
public class Preparation {

    private final MetricQueries queries;
    private final RollupLooks looks;
    private final OrganisationTime time;

    Preparation(MetricQueries queries, RollupLooks looks, OrganisationTime time) {
        this.queries = queries;
        this.looks = looks;
        this.time = time;
    }

    /// A metric whose query is known.
    ///
    /// @param query     empty as long as its stream has no records
    /// @param inBuckets whether it is read from buckets, not from records
    private record Found(Measurement measurement, Optional<MetricQuery> query, boolean inBuckets) {}

    /// Prepares the metrics of several sets of cells.
    ///
    /// @return those of each, by key, in the order asked
    public List<List<PreparedMetric>> prepare(Catalog catalog, List<Wanted> wanted) {
        List<String> all =
                wanted.stream().flatMap(it -> it.metrics().stream()).distinct().toList();
        MetricQueries.OfCatalog usual = queries.of(catalog, definitions(catalog, all));
        List<List<Found>> found = wanted.stream()
                .map(it -> new TreeSet<>(it.metrics())
                        .stream()
                                .map(key -> find(usual, definition(catalog, key), it.selection()))
                                .toList())
                .toList();
        MetricCoverage coverage =
                look(catalog, found.stream().flatMap(List::stream).toList());
        List<List<PreparedMetric>> prepared = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Selection selection = wanted.get(i).selection();
            prepared.add(found.get(i).stream()
                    .map(it -> prepare(it, selection, coverage))
                    .toList());
        }
        return prepared;
    }

    private static List<MetricDefinition> definitions(Catalog catalog, Collection<String> metrics) {
        return metrics.stream().map(key -> definition(catalog, key)).toList();
    }

    private static MetricDefinition definition(Catalog catalog, String metric) {
        return Objects.requireNonNull(catalog.metrics().get(metric), metric);
    }

    private MetricCoverage look(Catalog catalog, Collection<Found> found) {
        return new MetricCoverage(looks.ready(catalog, queries(found, true), queries(found, false)), time);
    }

    private static List<MetricQuery> queries(Collection<Found> found, boolean inBuckets) {
        return found.stream()
                .filter(it -> it.inBuckets == inBuckets)
                .flatMap(it -> it.query.stream())
                .distinct()
                .toList();
    }

    /// Whether a metric is read from its buckets. They are those of the organisation's days, and of the days on which
    /// records without a time were counted, wherever somebody asks for them.
    private boolean isInBuckets(Measurement measurement, ZoneId zone, boolean hours) {
        boolean isUsual = zone.equals(time.zone()) && !hours;
        return measurement.isRolledUp() && (isUsual || measurement.isSnapshot());
    }

    private Found find(MetricQueries.OfCatalog usual, MetricDefinition metric, Selection selection) {
        Measurement measurement = usual.measurement(metric);
        measurement.requireDimensionsOf(selection);
        Optional<MetricQuery> query = usable(metric, measurement.isSnapshot() ? usual : usual.in(selection.zone()));
        boolean inBuckets = isInBuckets(measurement, selection.zone(), selection.isOfHours());
        MeasuredFacts.note(query, selection.periods(), inBuckets);
        if (selection.isOfHours()) {
            query.flatMap(MetricQuery::withoutHours).ifPresent(reason -> {
                throw ProblemException.invalidParameter("grain", reason + " Ask for days or longer periods.");
            });
        }
        return new Found(measurement, query, inBuckets);
    }

    private static Optional<MetricQuery> usable(MetricDefinition metric, MetricQueries.OfCatalog queries) {
        try {
            return queries.find(metric);
        } catch (UnusableMetric e) {
            throw ProblemException.conflict(
                    "The metric `%s` can't be computed as it is defined. %s".formatted(metric.key(), e.getMessage()));
        }
    }

    /// The days of a zone that the values of some metrics are complete for; those without records are left out.
    Map<String, DaySpan> days(Catalog catalog, Collection<String> metrics, ZoneId zone) {
        List<Found> found = measurable(catalog, metrics, zone, false);
        MetricCoverage coverage = look(catalog, found);
        return byKey(
                found,
                it -> it.inBuckets ? coverage.ofBuckets(it.measurement) : coverage.ofRecords(it.measurement, zone));
    }

    /// The first instant that the source of each of some metrics has not delivered; those without records are
    /// left out, and those whose records have no time.
    Map<String, Instant> deliveredThrough(Catalog catalog, Collection<String> metrics) {
        List<Found> found = measurable(catalog, metrics, time.zone(), true);
        MetricCoverage coverage = look(catalog, found);
        return byKey(found, it -> coverage.deliveredThrough(it.measurement));
    }

    private static <T> Map<String, T> byKey(Collection<Found> found, Function<Found, Optional<T>> known) {
        Map<String, T> byKey = new HashMap<>();
        found.forEach(it -> known.apply(it).ifPresent(value -> byKey.put(it.measurement.key(), value)));
        return byKey;
    }

    private List<Found> measurable(Catalog catalog, Collection<String> metrics, ZoneId zone, boolean hours) {
        List<MetricDefinition> definitions = definitions(catalog, metrics);
        MetricQueries.OfCatalog usual = queries.of(catalog, definitions);
        return definitions.stream()
                .flatMap(metric -> measurable(usual, metric, zone, hours).stream())
                .toList();
    }

    private Optional<Found> measurable(
            MetricQueries.OfCatalog usual, MetricDefinition metric, ZoneId zone, boolean hours) {
        try {
            Optional<Found> found = usual.find(metric)
                    .map(query -> new Found(
                            query.measurement(), Optional.of(query), isInBuckets(query.measurement(), zone, hours)));
            MeasuredFacts.noteCoverage(
                    found.flatMap(Found::query), found.filter(Found::inBuckets).isPresent());
            return found;
        } catch (UnusableMetric _) {
            Basis.noteFleeting();
            return Optional.empty();
        }
    }

    private static PreparedMetric prepare(Found found, Selection selection, MetricCoverage coverage) {
        Measurement measurement = found.measurement;
        return found.query
                .map(query -> measurement.isSnapshot()
                        ? snapshots(query, selection, coverage)
                        : records(query, found.inBuckets, selection, coverage))
                .orElseGet(() -> nothing(measurement, selection));
    }

    private static PreparedMetric nothing(Measurement measurement, Selection selection) {
        List<Completeness> completeness =
                selection.periods().stream().map(_ -> Completeness.NOTHING).toList();
        return new PreparedMetric(measurement, Optional.empty(), List.of(), completeness, false);
    }

    private static PreparedMetric records(
            MetricQuery query, boolean inBuckets, Selection selection, MetricCoverage coverage) {
        Measurement measurement = query.measurement();
        CellSource source = inBuckets
                ? new CellSource.Buckets(
                        query, selection, RollupLooks.buckets(query, selection), Collections.emptySortedSet())
                : new CellSource.Records(query, selection, LocalDate.EPOCH);
        List<Completeness> completeness = inBuckets
                ? coverage.ofBuckets(measurement, selection.periods())
                : coverage.ofRecords(measurement, selection);
        return new PreparedMetric(
                measurement,
                Optional.of(source),
                query.slice(selection),
                completeness,
                coverage.isEntered(measurement));
    }

    private static PreparedMetric snapshots(MetricQuery query, Selection selection, MetricCoverage coverage) {
        Measurement measurement = query.measurement();
        SortedSet<LocalDate> days = coverage.snapshotDays(measurement, selection.periods());
        Optional<CellSource> source = days.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        measurement.isRolledUp()
                                ? new CellSource.Buckets(query, selection, RollupLooks.buckets(query), days)
                                : new CellSource.Records(query, selection, days.getLast()));
        return new PreparedMetric(
                measurement,
                source,
                query.slice(selection),
                coverage.ofSnapshots(measurement, selection.periods(), days),
                false);
    }
}
