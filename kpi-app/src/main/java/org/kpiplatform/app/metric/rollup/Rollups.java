package org.kpiplatform.app.metric.rollup;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.basis.FactsChanged;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.MetricQueries;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.metric.query.UnusableMetric;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.record.TouchedDays;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.metric.MetricDefinition;

/// The daily buckets of all metrics that can be rolled up. Start reading here: [#refresh] is what a sync
/// run calls when its records are in.
///
/// Whoever writes buckets takes locks in one order: streams, then touched days, then metrics by key.
@ApplicationScoped
public class Rollups {

    /// Any number that nobody else locks.
    private static final long REFRESH_LOCK = 7_046_029_254_386_353_131L;

    private final DSLContext sql;
    private final Definitions definitions;
    private final MetricQueries queries;
    private final StreamStates streams;
    private final TouchedDays touchedDays;
    private final RollupTables tables;
    private final BucketUpdate update;
    private final ManyRecords many;
    private final SnapshotDays snapshots;
    private final RollupLooks looks;
    private final CoverageNotes coverage;
    private final Event<MetricsRefreshed> refreshed;
    private final Event<FactsChanged> facts;

    Rollups(
            DSLContext sql,
            Definitions definitions,
            MetricQueries queries,
            StreamStates streams,
            TouchedDays touchedDays,
            RollupTables tables,
            BucketUpdate update,
            ManyRecords many,
            SnapshotDays snapshots,
            RollupLooks looks,
            CoverageNotes coverage,
            Event<MetricsRefreshed> refreshed,
            Event<FactsChanged> facts) {
        this.facts = facts;
        this.sql = sql;
        this.definitions = definitions;
        this.queries = queries;
        this.streams = streams;
        this.touchedDays = touchedDays;
        this.tables = tables;
        this.update = update;
        this.many = many;
        this.snapshots = snapshots;
        this.looks = looks;
        this.coverage = coverage;
        this.refreshed = refreshed;
    }

    /// Brings the buckets of every metric that these streams have a part in up to the records, in one
    /// transaction. Streams without a time get their snapshot of the day.
    ///
    /// @param run     of the sync that the changes are put down to
    /// @param synced  the streams whose sync has reached its end: `source.stream`
    /// @return how many buckets changed
    @Transactional
    public int refresh(long run, Collection<String> synced) {
        Set<StreamKey> keys = synced.stream().map(StreamKey::parse).collect(Collectors.toCollection(TreeSet::new));
        Catalog catalog = definitions.catalog();
        List<MetricQuery> affected = affected(catalog, keys);
        List<MetricQuery> rolledUp = affected.stream()
                .filter(query -> query.measurement().isRolledUp())
                .toList();
        lockRefresh();
        Set<String> missing = keepRecordsOutOfMissing(rolledUp);
        Touched touched = take(keys, affected);
        tables.lock(keys(rolledUp));
        int changed = write(run, plan(rolledUp, touched, missing));
        CoveredDays seen = looks.at(catalog, affected);
        List<Change> changes = new ArrayList<>();
        rolledUp.forEach(query -> changes.addAll(changes(query.measurement(), touched, missing, seen)));
        changes.addAll(coverage.note(catalog, rolledUp, seen));
        tables.keepOnly(catalog.metrics().keySet());
        refreshed.fire(new MetricsRefreshed(
                run,
                affected.stream()
                        .map(query -> refreshed(query, touched, missing, seen))
                        .toList()));
        facts.fire(new FactsChanged(changes));
        return changed;
    }

    private MetricsRefreshed.Refreshed refreshed(
            MetricQuery query, Touched touched, Set<String> missing, CoveredDays seen) {
        Measurement measurement = query.measurement();
        if (missing.contains(measurement.key())) {
            return new MetricsRefreshed.Refreshed(measurement.key(), null);
        }
        LocalDate since = touched.daysOf(measurement).stream()
                .min(Comparator.naturalOrder())
                .orElseGet(() -> seen.latestSnapshot(measurement));
        return new MetricsRefreshed.Refreshed(measurement.key(), since);
    }

    private List<Change> changes(Measurement measurement, Touched touched, Set<String> missing, CoveredDays seen) {
        Fact metric = Fact.metric(measurement.key());
        if (missing.contains(measurement.key())) {
            return List.of(Change.of(metric));
        }
        return measurement.isSnapshot()
                ? List.of(new Change(metric, Days.of(seen.latestSnapshot(measurement))))
                : Change.of(metric, touched.daysOf(measurement));
    }

    private List<BucketWork> plan(List<MetricQuery> affected, Touched touched, Set<String> missing) {
        List<BucketWork> plan = new ArrayList<>();
        Set<MetricQuery> current = current(affected);
        Map<StreamKey, LocalDate> days = new HashMap<>();
        for (MetricQuery query : affected) {
            if (current.contains(query)) {
                LocalDate snapshot = days.computeIfAbsent(query.measurement().stream(), snapshots::latest);
                update.plan(query, touched, snapshot).ifPresent(plan::add);
            } else if (missing.contains(query.measurement().key())) {
                // current a moment ago: just rebuilt for a newer definition, from the same records
                plan.add(tables.building(query));
            }
        }
        return plan;
    }

    private int write(long run, List<BucketWork> plan) {
        many.expect(plan);
        FreshBuckets fresh = new FreshBuckets(sql, plan);
        int changed = 0;
        for (BucketWork work : plan) {
            changed += work.missing() ? tables.build(work, fresh.of(work)) : 0;
        }
        return changed
                + update.apply(
                        run, plan.stream().filter(work -> !work.missing()).toList(), fresh);
    }

    /// Two runs at once would take each other's touched days in no order.
    private void lockRefresh() {
        sql.select(DSL.function(DSL.systemName("pg_advisory_xact_lock"), SQLDataType.OTHER, DSL.inline(REFRESH_LOCK)))
                .fetch();
    }

    private Set<String> keepRecordsOutOfMissing(List<MetricQuery> affected) {
        Set<String> missing = new HashSet<>();
        Set<StreamKey> read = new TreeSet<>();
        Set<MetricQuery> current = current(affected);
        for (MetricQuery query : affected) {
            if (!current.contains(query)) {
                missing.add(query.measurement().key());
                read.addAll(query.streams());
            }
        }
        streams.keepOut(read);
        return missing;
    }

    /// Those that have their buckets.
    private Set<MetricQuery> current(List<MetricQuery> queries) {
        Map<String, RollupState> states = tables.states(keys(queries));
        return queries.stream()
                .filter(query -> states.getOrDefault(query.measurement().key(), RollupState.NONE)
                        .isOf(query))
                .collect(Collectors.toSet());
    }

    private static List<String> keys(List<MetricQuery> queries) {
        return queries.stream().map(query -> query.measurement().key()).toList();
    }

    private Touched take(Set<StreamKey> synced, List<MetricQuery> affected) {
        Set<StreamKey> all = new TreeSet<>(synced);
        affected.forEach(query -> all.add(query.measurement().stream()));
        Touched touched = new Touched(synced);
        all.forEach(stream -> touched.add(stream, touchedDays.take(stream)));
        return touched;
    }

    private List<MetricQuery> affected(Catalog catalog, Set<StreamKey> synced) {
        MetricQueries.OfCatalog ofCatalog = queries.of(catalog);
        List<MetricQuery> affected = new ArrayList<>();
        for (MetricDefinition metric : catalog.metrics().values()) {
            find(ofCatalog, metric)
                    .filter(query -> !Collections.disjoint(query.streams(), synced))
                    .ifPresent(affected::add);
        }
        return affected;
    }

    private static Optional<MetricQuery> find(MetricQueries.OfCatalog queries, MetricDefinition metric) {
        try {
            return queries.find(metric);
        } catch (UnusableMetric e) {
            Log.warnf("metric=%s is not rolled up: %s", metric.key(), e.getMessage());
            return Optional.empty();
        }
    }
}
