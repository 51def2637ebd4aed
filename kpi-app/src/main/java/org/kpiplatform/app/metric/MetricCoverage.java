package org.kpiplatform.app.metric;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.metric.rollup.CoveredDays;
import org.kpiplatform.app.metric.rollup.SnapshotDays;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.record.CoveredTime;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.calendar.Hour;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Catalog;

/// For which periods the values of a metric are complete.
@ApplicationScoped
class MetricCoverage {

    private final CoveredDays covered;
    private final SnapshotDays snapshots;
    private final OrganisationTime time;

    MetricCoverage(CoveredDays covered, SnapshotDays snapshots, OrganisationTime time) {
        this.covered = covered;
        this.snapshots = snapshots;
        this.time = time;
    }

    /// Of each period, read from the buckets of its days.
    List<Completeness> ofBuckets(Catalog catalog, Measurement measurement, List<Period> periods) {
        return ofDays(covered.ofBuckets(catalog, measurement), periods);
    }

    /// Of each period, read from records that have a time.
    List<Completeness> ofRecords(Catalog catalog, Measurement measurement, Selection selection) {
        if (!selection.isOfHours()) {
            return ofDays(covered.ofRecords(catalog, measurement, selection.zone()), selection.periods());
        }
        Optional<CoveredTime> time = covered.instants(catalog, measurement, selection.zone());
        return selection.periods().stream()
                .map(period ->
                        time.map(it -> of(it, requireNonNull(period.hour()))).orElse(Completeness.NOTHING))
                .toList();
    }

    private List<Completeness> ofDays(Optional<DaySpan> span, List<Period> periods) {
        return periods.stream()
                .map(period -> span.map(days -> of(days, period)).orElse(Completeness.NOTHING))
                .toList();
    }

    private Completeness of(CoveredTime covered, Hour hour) {
        Instant from = covered.from().isAfter(hour.start()) ? covered.from() : hour.start();
        Instant through = covered.through().isBefore(hour.end()) ? covered.through() : hour.end();
        double seconds = Math.max(0, seconds(from, through));
        return Completeness.of(
                hour, covered.through(), time.settlingDays(), seconds / seconds(hour.start(), hour.end()));
    }

    private static double seconds(Instant from, Instant through) {
        return ChronoUnit.MICROS.between(from, through) / 1e6;
    }

    private Completeness of(DaySpan covered, Period period) {
        LocalDate from = covered.from().isAfter(period.start()) ? covered.from() : period.start();
        LocalDate through = covered.through().isBefore(period.end()) ? covered.through() : period.end();
        long days = Math.max(0, ChronoUnit.DAYS.between(from, through));
        return Completeness.of(period, covered.through(), time.settlingDays(), (double) days / period.days());
    }

    /// The days of the organisation from the first record on that is counted in buckets through the last one.
    Optional<DaySpan> ofBuckets(Catalog catalog, Measurement measurement) {
        return measurement.isSnapshot() ? ofSnapshots(measurement) : covered.ofBuckets(catalog, measurement);
    }

    /// The days of a zone from the first record on that is counted through the last one.
    Optional<DaySpan> ofRecords(Catalog catalog, Measurement measurement, ZoneId zone) {
        return measurement.isSnapshot() ? ofSnapshots(measurement) : covered.ofRecords(catalog, measurement, zone);
    }

    private Optional<DaySpan> ofSnapshots(Measurement measurement) {
        LocalDate latest = snapshots.latest(measurement.stream());
        LocalDate first = measurement.isRolledUp()
                ? snapshots.of(measurement.key()).stream().findFirst().orElse(latest)
                : latest;
        return Optional.of(new DaySpan(first, latest.plusDays(1)));
    }

    /// The first instant that is not known, where records have a time.
    Optional<Instant> deliveredThrough(Catalog catalog, Measurement measurement) {
        return measurement.isSnapshot()
                ? Optional.empty()
                : covered.instants(catalog, measurement, time.zone()).map(CoveredTime::through);
    }

    /// The last day in each period on which records without a time were counted.
    SortedSet<LocalDate> snapshotDays(Measurement measurement, List<Period> periods) {
        LocalDate latest = snapshots.latest(measurement.stream());
        NavigableSet<LocalDate> days =
                measurement.isRolledUp() ? snapshots.of(measurement.key()) : new TreeSet<>(List.of(latest));
        SortedSet<LocalDate> last = new TreeSet<>();
        for (Period period : periods) {
            LocalDate day = days.lower(period.end());
            if (day != null && period.contains(day)) {
                last.add(day);
            }
        }
        return last;
    }

    /// Of each period, where records have no time.
    List<Completeness> ofSnapshots(Measurement measurement, List<Period> periods, SortedSet<LocalDate> days) {
        LocalDate next = snapshots.latest(measurement.stream()).plusDays(1);
        return periods.stream()
                .map(period -> Completeness.of(
                        period, next, time.settlingDays(), days.stream().anyMatch(period::contains) ? 1 : 0))
                .toList();
    }
}
