package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.kpiplatform.domain.metric.Measure;

/// The values of cells, computed from the records in them.
final class RecordCells {

    private RecordCells() {}

    /// @param all       the records in their periods
    /// @param keyLength how many columns say which of two records of the same time comes first
    static Select<Record> of(Measurement measurement, PlacedRows placed, Select<Record> all, int keyLength) {
        return switch (measurement.measure()) {
            case Measure.Percentile percentile ->
                grouped(
                        placed,
                        placed.ofPeriods(all, List.of(Columns.VALUE)),
                        Aggregates.percentile(percentile.percent()));
            case Measure.CountDistinct _ ->
                grouped(placed, placed.ofPeriods(all, List.of(Columns.ENTITY)), Aggregates.entities());
            case Measure.SeenAtLeast seen ->
                grouped(placed, Aggregates.seenOften(seen.times(), placed, all), Aggregates.rows());
            case Measure.FirstSeen _ ->
                grouped(placed, placed.ofPeriods(Aggregates.first(all, keyLength), List.of()), Aggregates.rows());
            case Measure.Last _ -> Aggregates.last(placed, all, keyLength);
            case Measure.Open _ ->
                grouped(
                        placed,
                        placed.ofPeriodsAndBefore(all, List.of(Columns.VALUE)),
                        Finish.of(measurement.measure(), part -> part.ofValues(Columns.VALUE)));
            case Measure.Count _,
                    Measure.Sum _,
                    Measure.Average _,
                    Measure.Variance _,
                    Measure.Deviation _,
                    Measure.Minimum _,
                    Measure.Maximum _ ->
                MetricQuery.grouped(
                        placed,
                        placed.ofPeriods(all, List.of(Columns.VALUE)),
                        Finish.cell(measurement, part -> part.ofValues(Columns.VALUE)));
        };
    }

    private static Select<Record> grouped(PlacedRows placed, Select<Record> rows, Field<BigDecimal> value) {
        return MetricQuery.grouped(placed, rows, List.of(value.as(Columns.VALUE)));
    }
}
