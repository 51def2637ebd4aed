package org.kpiplatform.app.metric.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.record.Coverages;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.source.StreamDefinition;

/// For which days the values of metrics are complete. Buckets follow records at the end of a sync: until then
/// they are no further than the records that they were computed from.
@ApplicationScoped
public class CoveredDays {

    private final Coverages coverages;
    private final RollupTables tables;

    CoveredDays(Coverages coverages, RollupTables tables) {
        this.coverages = coverages;
        this.tables = tables;
    }

    /// The covered days of a metric whose records have a time; empty where there are none.
    public Optional<DaySpan> of(Catalog catalog, Measurement measurement) {
        Optional<DaySpan> recorded = ofRecords(catalog, measurement);
        return measurement.isRolledUp()
                ? recorded.flatMap(
                        span -> tables.coveredThrough(measurement.key()).flatMap(end -> until(span, end)))
                : recorded;
    }

    private static Optional<DaySpan> until(DaySpan span, LocalDate end) {
        if (!end.isAfter(span.from())) {
            return Optional.empty();
        }
        return Optional.of(span.through().isAfter(end) ? new DaySpan(span.from(), end) : span);
    }

    void note(Catalog catalog, Measurement measurement) {
        tables.cover(
                measurement.key(),
                ofRecords(catalog, measurement).map(DaySpan::through).orElse(null));
    }

    private Optional<DaySpan> ofRecords(Catalog catalog, Measurement measurement) {
        StreamDefinition stream = stream(catalog, measurement.stream());
        Set<String> times = new TreeSet<>();
        if (stream.time() != null) {
            times.add(stream.time());
        }
        catalog.metrics().values().stream()
                .filter(metric -> metric.of().equals(measurement.metric().of()))
                .forEach(metric -> times.addAll(Measurement.of(metric, stream).timeFields()));
        return coverages.find(measurement.stream(), stream.coverage(), times);
    }

    private static StreamDefinition stream(Catalog catalog, StreamKey key) {
        return Optional.ofNullable(catalog.sources().get(key.source()))
                .flatMap(source -> Optional.ofNullable(source.streams().get(key.stream())))
                .orElseThrow(() -> new IllegalArgumentException("the stream '%s' is not defined".formatted(key)));
    }
}
