package org.kpiplatform.app.metric.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.record.Coverages;
import org.kpiplatform.app.record.CoveredTime;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.source.StreamDefinition;

/// For which days and hours the values of metrics are complete. Buckets follow records at the end of a sync:
/// until then they are no further than the records that they were computed from.
@ApplicationScoped
public class CoveredDays {

    private final Coverages coverages;
    private final RollupTables tables;
    private final OrganisationTime time;

    CoveredDays(Coverages coverages, RollupTables tables, OrganisationTime time) {
        this.time = time;
        this.coverages = coverages;
        this.tables = tables;
    }

    /// The covered days of a metric that is read from its buckets; empty where there are none.
    public Optional<DaySpan> ofBuckets(Catalog catalog, Measurement measurement) {
        return ofRecords(catalog, measurement, time.zone())
                .flatMap(span -> tables.coveredThrough(measurement.key()).flatMap(end -> until(span, end)));
    }

    private static Optional<DaySpan> until(DaySpan span, LocalDate end) {
        if (!end.isAfter(span.from())) {
            return Optional.empty();
        }
        return Optional.of(span.through().isAfter(end) ? new DaySpan(span.from(), end) : span);
    }

    /// Notes that the buckets of a metric are as far as its records now.
    ///
    /// @return what that changes in what answers say
    List<Change> note(Catalog catalog, Measurement measurement) {
        String metric = measurement.key();
        Optional<DaySpan> recorded = ofRecords(catalog, measurement, time.zone());
        Optional<DaySpan> before =
                recorded.flatMap(span -> tables.coveredThrough(metric).flatMap(end -> until(span, end)));
        tables.cover(metric, recorded.map(DaySpan::through).orElse(null));
        return before.equals(recorded)
                ? List.of()
                : List.of(
                        new Change(Fact.metric(metric), between(before, recorded, settlingDays(catalog))),
                        Change.of(Fact.coverage(metric)));
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

    /// The covered days, in a zone, of a metric that is read from its records, which have a time; empty where there
    /// are none.
    public Optional<DaySpan> ofRecords(Catalog catalog, Measurement measurement, ZoneId days) {
        StreamDefinition stream = stream(catalog, measurement.stream());
        return coverages.find(measurement.stream(), stream.coverage(), times(catalog, measurement, stream), days);
    }

    /// The covered instants of a metric whose records have a time; empty where there are none.
    public Optional<CoveredTime> instants(Catalog catalog, Measurement measurement, ZoneId days) {
        StreamDefinition stream = stream(catalog, measurement.stream());
        return coverages.instants(measurement.stream(), stream.coverage(), times(catalog, measurement, stream), days);
    }

    private static Set<String> times(Catalog catalog, Measurement measurement, StreamDefinition stream) {
        Set<String> times = new TreeSet<>();
        if (stream.time() != null) {
            times.add(stream.time());
        }
        catalog.metrics().values().stream()
                .filter(metric -> metric.of().equals(measurement.metric().of()))
                .forEach(metric -> times.addAll(Measurement.of(metric, stream).timeFields()));
        return times;
    }

    private static StreamDefinition stream(Catalog catalog, StreamKey key) {
        return Optional.ofNullable(catalog.sources().get(key.source()))
                .flatMap(source -> Optional.ofNullable(source.streams().get(key.stream())))
                .orElseThrow(() -> new IllegalArgumentException("the stream '%s' is not defined".formatted(key)));
    }
}
