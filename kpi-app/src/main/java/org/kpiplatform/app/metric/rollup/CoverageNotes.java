package org.kpiplatform.app.metric.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.catalog.Catalog;

/// Writes down how far buckets have come.
@ApplicationScoped
class CoverageNotes {

    private final RollupTables tables;
    private final OrganisationTime time;

    CoverageNotes(RollupTables tables, OrganisationTime time) {
        this.tables = tables;
        this.time = time;
    }

    /// Notes that the buckets of some metrics are as far as their records now.
    ///
    /// @param seen a look at them in the caller's transaction
    /// @return what that changes in what answers say
    List<Change> note(Catalog catalog, Collection<MetricQuery> queries, CoveredDays seen) {
        Map<Optional<LocalDate>, List<String>> ends = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        for (MetricQuery query : queries) {
            Measurement measurement = query.measurement();
            Fact metric = Fact.metric(measurement.key());
            Optional<DaySpan> before = seen.ofBuckets(measurement);
            Optional<DaySpan> recorded = seen.ofRecords(measurement, time.zone());
            ends.computeIfAbsent(recorded.map(DaySpan::through), _ -> new ArrayList<>())
                    .add(measurement.key());
            if (!before.equals(recorded)) {
                changes.add(new Change(metric, between(before, recorded, settlingDays(catalog))));
                changes.add(Change.of(Fact.coverage(measurement.key())));
            }
        }
        ends.forEach((end, metrics) -> tables.cover(metrics, end.orElse(null)));
        return changes;
    }

    /// The longest that anything takes to settle.
    private int settlingDays(Catalog catalog) {
        return catalog.kpis().values().stream()
                .flatMap(kpi -> Stream.ofNullable(kpi.settlingDays()))
                .reduce(time.settlingDays(), Math::max);
    }

    /// The days whose periods may be in another state, or complete to another part.
    private static Days between(Optional<DaySpan> before, Optional<DaySpan> after, int settlingDays) {
        if (before.isEmpty() || after.isEmpty()) {
            return Days.ALL;
        }
        LocalDate one = before.get().through();
        LocalDate other = after.get().through();
        return one.isBefore(other)
                ? Days.of(one.minusDays(settlingDays), other)
                : Days.of(other.minusDays(settlingDays), one);
    }
}
