package org.kpiplatform.app.metric.composition;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.kpiplatform.api.explanation.ValuePart;
import org.kpiplatform.app.metric.CellSource;
import org.kpiplatform.app.metric.MetricValues.Wanted;
import org.kpiplatform.app.metric.OneMoment;
import org.kpiplatform.app.metric.Preparation;
import org.kpiplatform.app.metric.PreparedMetric;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.metric.rollup.BucketRuns;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.pushdown.BucketStream;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;

/// What the values of metrics in one period are made of. Start reading here.
@ApplicationScoped
public class Compositions {

    private final DSLContext sql;
    private final Preparation preparation;
    private final OneMoment moment;
    private final BucketRuns runs;

    Compositions(DSLContext sql, Preparation preparation, OneMoment moment, BucketRuns runs) {
        this.sql = sql;
        this.preparation = preparation;
        this.moment = moment;
        this.runs = runs;
    }

    /// Takes the values of some metrics apart, by key.
    ///
    /// @param whole one period, in total or of a part
    public Map<String, Composition> of(Catalog catalog, Collection<String> metrics, Selection whole) {
        Selection inside = whole.about(BucketSpans.of(whole));
        return moment.read(
                () -> preparation.prepare(catalog, List.of(new Wanted(metrics, whole), new Wanted(metrics, inside))),
                prepared -> read(catalog, prepared.getFirst(), prepared.getLast(), inside));
    }

    private Map<String, Composition> read(
            Catalog catalog, List<PreparedMetric> whole, List<PreparedMetric> inside, Selection spans) {
        Map<String, NavigableMap<LocalDate, Long>> touched =
                runs.last(whole.stream().map(PreparedMetric::measurement).toList(), spans);
        Map<String, Composition> compositions = new HashMap<>();
        for (int i = 0; i < whole.size(); i++) {
            PreparedMetric metric = whole.get(i);
            boolean isThere = metric.completeness().getFirst().isCovered();
            compositions.put(
                    metric.key(),
                    isThere && metric.source().isPresent()
                            ? read(
                                    metric.source().get(),
                                    inside.get(i),
                                    names(catalog, metric.measurement()),
                                    touched.getOrDefault(metric.key(), Collections.emptyNavigableMap()))
                            : Composition.NOTHING);
        }
        return compositions;
    }

    private static NamedParts names(Catalog catalog, Measurement measurement) {
        MetricDefinition asked = Objects.requireNonNull(catalog.metrics().get(measurement.key()));
        return BucketStream.of(asked, catalog).isPresent()
                ? NamedParts.ofAnswers(Measure.parse(asked.measure()))
                : NamedParts.ofRecords(measurement.measure());
    }

    private Composition read(
            CellSource whole, PreparedMetric inside, NamedParts names, NavigableMap<LocalDate, Long> touched) {
        return switch (whole) {
            case CellSource.Records records -> {
                List<Record> told = sql.fetch(records.counted());
                List<ValuePart> parts = names.ofValue(kept(records, told), in(1, told));
                yield new Composition(parts, List.of(), Recomputed.why(records, parts));
            }
            case CellSource.Buckets buckets -> {
                BucketRows rows = rows(buckets, inside);
                Optional<Record> told = names.areAllKept() ? Optional.empty() : in(1, sql.fetch(buckets.counted()));
                yield new Composition(names.ofValue(rows.kept(), told), rows.named(names, touched), null);
            }
        };
    }

    private static Sums kept(CellSource.Records records, List<Record> told) {
        Measurement measurement = records.query().measurement();
        return in(measurement.isStock() ? 0 : 1, told)
                .map(row -> Sums.of(row, measurement.parts()))
                .orElse(Sums.NOTHING);
    }

    private static Optional<Record> in(int period, List<Record> rows) {
        return rows.stream()
                .filter(row -> Objects.equals(row.get(Columns.PERIOD), period))
                .findFirst();
    }

    /// Of records without a time only those of the last snapshot count.
    private BucketRows rows(CellSource.Buckets whole, PreparedMetric inside) {
        Measurement measurement = whole.query().measurement();
        if (measurement.isSnapshot()) {
            Period day =
                    IsoCalendar.INSTANCE.containing(Grain.DAY, whole.snapshots().last());
            return BucketRows.of(measurement, List.of(day), sql.fetch(whole.parts()));
        }
        CellSource.Buckets buckets = (CellSource.Buckets) inside.source().orElseThrow();
        return BucketRows.of(measurement, buckets.selection().periods(), sql.fetch(buckets.parts()));
    }
}
