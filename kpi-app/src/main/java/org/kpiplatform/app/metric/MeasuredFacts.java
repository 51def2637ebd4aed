package org.kpiplatform.app.metric;

import java.util.List;
import java.util.Optional;
import org.kpiplatform.app.basis.Basis;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.MetricQuery;
import org.kpiplatform.domain.calendar.Period;

/// What the values of metrics rest on, noted before they are read.
final class MeasuredFacts {

    private MeasuredFacts() {}

    /// Notes the values of a metric in some consecutive periods, and how complete they are.
    ///
    /// @param query     empty as long as there is nothing to measure; nobody tells when that ends
    /// @param inBuckets whether they are read from buckets, not from records
    static void note(Optional<MetricQuery> query, List<Period> periods, boolean inBuckets) {
        if (query.isEmpty() || periods.isEmpty()) {
            Basis.noteFleeting();
            return;
        }
        noteStreams(query.get(), inBuckets);
        Measurement measurement = query.get().measurement();
        if (inBuckets) {
            Period last = periods.getLast();
            Days days = measurement.isStock()
                    ? Days.before(last.end())
                    : Days.of(periods.getFirst().start(), last.end());
            Basis.note(Fact.metric(measurement.key()), days);
        }
    }

    /// Notes for which days a metric is complete.
    ///
    /// @param inBuckets whether it is read from buckets, not from records
    static void noteCoverage(Optional<MetricQuery> query, boolean inBuckets) {
        if (query.isEmpty()) {
            Basis.noteFleeting();
            return;
        }
        noteStreams(query.get(), inBuckets);
        Basis.note(Fact.coverage(query.get().measurement().key()), Days.ALL);
    }

    /// What is rolled up follows records at the end of a sync; everything else follows every batch.
    private static void noteStreams(MetricQuery query, boolean inBuckets) {
        Measurement measurement = query.measurement();
        query.streams()
                .forEach(stream -> Basis.note(
                        inBuckets ? Fact.shape(stream.toString()) : Fact.stream(stream.toString()), Days.ALL));
        if (measurement.isSnapshot()) {
            Basis.note(Fact.sync(measurement.stream().toString()), Days.ALL);
        }
    }
}
