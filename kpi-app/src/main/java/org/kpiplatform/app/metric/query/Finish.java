package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.kpiplatform.domain.metric.Measure;

/// Makes values of parts.
final class Finish {

    private Finish() {}

    static Field<BigDecimal> of(Measure measure, Function<Part, Field<BigDecimal>> part) {
        return switch (measure) {
            case Measure.Average _ ->
                part.apply(Part.TOTAL).divide(DSL.nullif(part.apply(Part.NUMBER), BigDecimal.ZERO));
            case Measure.Variance _ -> variance(part);
            case Measure.Deviation _ -> DSL.sqrt(variance(part));
            case Measure.Minimum _ -> part.apply(Part.LOWEST);
            case Measure.Maximum _ -> part.apply(Part.HIGHEST);
            case Measure.Count _ -> part.apply(Part.NUMBER);
            case Measure.Sum _, Measure.Open _ -> part.apply(Part.TOTAL);
            case Measure.Percentile _,
                    Measure.Last _,
                    Measure.CountDistinct _,
                    Measure.FirstSeen _,
                    Measure.SeenAtLeast _ ->
                throw new IllegalArgumentException("`%s` has no parts to merge".formatted(measure.text()));
        };
    }

    /// The value, of how many records an average or a spread is, and the sum of those that a spread is of.
    static List<Field<BigDecimal>> cell(Measurement measurement, Function<Part, Field<BigDecimal>> part) {
        List<Field<BigDecimal>> cell = new ArrayList<>();
        cell.add(of(measurement.measure(), part).as(Columns.VALUE));
        if (measurement.isWeighted()) {
            cell.add(part.apply(Part.NUMBER).as(Columns.RECORDS));
        }
        if (measurement.isSpread()) {
            cell.add(part.apply(Part.TOTAL).as(Columns.SUM));
        }
        return cell;
    }

    /// Of a sample. Both sums are exact, and so is their difference; only the division at the end rounds. So nothing
    /// has to be shifted towards the mean first, as it has to be with doubles.
    private static Field<BigDecimal> variance(Function<Part, Field<BigDecimal>> part) {
        Field<BigDecimal> number = part.apply(Part.NUMBER);
        Field<BigDecimal> total = part.apply(Part.TOTAL);
        return number.multiply(part.apply(Part.SQUARES))
                .subtract(total.multiply(total))
                .divide(DSL.nullif(number.multiply(number.subtract(DSL.inline(BigDecimal.ONE))), BigDecimal.ZERO));
    }
}
