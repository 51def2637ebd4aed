package org.kpiplatform.app.metric;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.metric.rollup.CoveredDays;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.record.CoveredTime;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.calendar.Hour;
import org.kpiplatform.domain.calendar.Period;

/// For which periods the values of some metrics are complete, as one look found it.
final class MetricCoverage {

    private final CoveredDays covered;
    private final OrganisationTime time;

    MetricCoverage(CoveredDays covered, OrganisationTime time) {
        this.covered = covered;
        this.time = time;
    }

    /// Of each period, read from the buckets of its days.
    List<Completeness> ofBuckets(Measurement measurement, List<Period> periods) {
        return ofEntered(measurement, periods).orElseGet(() -> ofDays(covered.ofBuckets(measurement), periods));
    }

    private Optional<List<Completeness>> ofEntered(Measurement measurement, List<Period> periods) {
        return covered.entered(measurement)
                .map(entered -> periods.stream()
                        .map(period -> Completeness.ofEntered(entered.part(period)))
                        .toList());
    }

    /// Whether nothing is known of a metric but what somebody has typed in.
    boolean isEntered(Measurement measurement) {
        return covered.entered(measurement).isPresent();
    }

    /// Of each period, read from records that have a time.
    List<Completeness> ofRecords(Measurement measurement, Selection selection) {
        if (!selection.isOfHours()) {
            return ofEntered(measurement, selection.periods())
                    .orElseGet(() -> ofDays(covered.ofRecords(measurement, selection.zone()), selection.periods()));
        }
        Optional<CoveredTime> time = covered.instants(measurement, selection.zone());
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
    Optional<DaySpan> ofBuckets(Measurement measurement) {
        return measurement.isSnapshot() ? ofSnapshots(measurement) : covered.ofBuckets(measurement);
    }

    /// The days of a zone from the first record on that is counted through the last one.
    Optional<DaySpan> ofRecords(Measurement measurement, ZoneId zone) {
        return measurement.isSnapshot() ? ofSnapshots(measurement) : covered.ofRecords(measurement, zone);
    }

    private Optional<DaySpan> ofSnapshots(Measurement measurement) {
        return Optional.of(new DaySpan(
                snapshots(measurement).stream().findFirst().orElseGet(() -> covered.latestSnapshot(measurement)),
                covered.latestSnapshot(measurement).plusDays(1)));
    }

    /// The days on which records without a time were counted; of a metric without buckets, the latest.
    private NavigableSet<LocalDate> snapshots(Measurement measurement) {
        return measurement.isRolledUp()
                ? covered.snapshots(measurement)
                : new TreeSet<>(Set.of(covered.latestSnapshot(measurement)));
    }

    /// The first instant that is not known, where records have a time.
    Optional<Instant> deliveredThrough(Measurement measurement) {
        return measurement.isSnapshot()
                ? Optional.empty()
                : covered.instants(measurement, time.zone()).map(CoveredTime::through);
    }

    /// The last day in each period on which records without a time were counted.
    SortedSet<LocalDate> snapshotDays(Measurement measurement, List<Period> periods) {
        NavigableSet<LocalDate> days = snapshots(measurement);
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
        LocalDate next = covered.latestSnapshot(measurement).plusDays(1);
        return periods.stream()
                .map(period -> Completeness.of(
                        period, next, time.settlingDays(), days.stream().anyMatch(period::contains) ? 1 : 0))
                .toList();
    }
}
