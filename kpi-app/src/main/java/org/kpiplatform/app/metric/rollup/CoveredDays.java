package org.kpiplatform.app.metric.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.record.Coverages;
import org.kpiplatform.app.record.CoveredTime;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.app.record.EnteredPeriods;
import org.kpiplatform.app.record.SeenStream;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.pushdown.StoredCatalog;
import org.kpiplatform.domain.source.StreamDefinition;

/// For which days and hours the values of some metrics are complete, as one look at the database found it. Buckets
/// follow records at the end of a sync: until then they are no further than the records that they were computed from.
public final class CoveredDays {

    private final Coverages coverages;
    private final OrganisationTime time;
    private final Catalog catalog;
    private final Found found;
    private final Map<StreamKey, Set<String>> times = new HashMap<>();

    CoveredDays(Coverages coverages, OrganisationTime time, Catalog catalog, Found found) {
        this.coverages = coverages;
        this.time = time;
        this.catalog = StoredCatalog.of(catalog);
        this.found = found;
    }

    /// What a look has found.
    ///
    /// @param streams   that have been synced
    /// @param rollups   by metric
    /// @param snapshots the days on which records without a time were counted, by metric
    record Found(
            Map<StreamKey, SeenStream> streams,
            Map<String, RollupState> rollups,
            Map<String, NavigableSet<LocalDate>> snapshots) {}

    /// Whether there are the buckets of a query.
    boolean hasBucketsOf(MetricQuery query) {
        return rollup(query.measurement()).isOf(query);
    }

    private RollupState rollup(Measurement measurement) {
        return found.rollups.getOrDefault(measurement.key(), RollupState.NONE);
    }

    /// The covered days of a metric that is read from its buckets; empty where there are none.
    public Optional<DaySpan> ofBuckets(Measurement measurement) {
        return ofRecords(measurement, time.zone())
                .flatMap(span -> rollup(measurement).coveredThrough().flatMap(end -> until(span, end)));
    }

    private static Optional<DaySpan> until(DaySpan span, LocalDate end) {
        if (!end.isAfter(span.from())) {
            return Optional.empty();
        }
        return Optional.of(span.through().isAfter(end) ? new DaySpan(span.from(), end) : span);
    }

    /// The covered days, in a zone, of a metric that is read from its records, which have a time; empty where there
    /// are none.
    public Optional<DaySpan> ofRecords(Measurement measurement, ZoneId days) {
        return of(
                measurement,
                (seen, stream) -> coverages.find(seen, stream.coverage(), times(measurement, stream), days));
    }

    /// The only periods that anything is known of, where a metric's values are typed in.
    public Optional<EnteredPeriods> entered(Measurement measurement) {
        return Optional.ofNullable(found.streams.get(measurement.stream())).flatMap(SeenStream::entered);
    }

    /// The covered instants of a metric whose records have a time; empty where there are none.
    public Optional<CoveredTime> instants(Measurement measurement, ZoneId days) {
        return of(
                measurement,
                (seen, stream) -> coverages.instants(seen, stream.coverage(), times(measurement, stream), days));
    }

    private <T> Optional<T> of(
            Measurement measurement, BiFunction<SeenStream, StreamDefinition, Optional<T>> coverage) {
        StreamKey key = measurement.stream();
        return Optional.ofNullable(found.streams.get(key)).flatMap(seen -> coverage.apply(seen, stream(key)));
    }

    private StreamDefinition stream(StreamKey key) {
        return Optional.ofNullable(catalog.sources().get(key.source()))
                .flatMap(source -> Optional.ofNullable(source.streams().get(key.stream())))
                .orElseThrow(() -> new IllegalArgumentException("the stream '%s' is not defined".formatted(key)));
    }

    private Set<String> times(Measurement measurement, StreamDefinition stream) {
        return times.computeIfAbsent(measurement.stream(), key -> times(key, stream));
    }

    private Set<String> times(StreamKey key, StreamDefinition stream) {
        Set<String> fields = new TreeSet<>();
        if (stream.time() != null) {
            fields.add(stream.time());
        }
        String name = key.toString();
        catalog.metrics().values().stream()
                .filter(metric -> metric.of().equals(name))
                .forEach(metric -> fields.addAll(Measurement.of(metric, stream).timeFields()));
        return fields;
    }

    /// The day of the last complete sync of a metric's stream, which its records of now belong to; before there was
    /// one, today.
    public LocalDate latestSnapshot(Measurement measurement) {
        return Optional.ofNullable(found.streams.get(measurement.stream()))
                .flatMap(SeenStream::syncedAt)
                .map(this::day)
                .orElseGet(time::today);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, time.zone());
    }

    /// The days on which the records of a metric were counted, which have no time.
    public NavigableSet<LocalDate> snapshots(Measurement measurement) {
        return found.snapshots.getOrDefault(measurement.key(), Collections.emptyNavigableSet());
    }
}
