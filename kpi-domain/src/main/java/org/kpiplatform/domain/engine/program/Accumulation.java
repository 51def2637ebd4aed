package org.kpiplatform.domain.engine.program;

import java.util.Optional;
import org.kpiplatform.domain.metric.Measure;

/// How the values of a metric in the periods since the start of a longer one make the value to date.
public enum Accumulation {
    /// Their sum.
    SUM,
    /// Their mean, each with the weight of its records; periods without records have none.
    MEAN,
    /// The variance of all their records, merged by number and mean; periods without records have none.
    VARIANCE,
    /// The root of that.
    DEVIATION,
    /// The last of them: what is there now.
    LEVEL,
    /// The least of them; periods without records have none.
    LEAST,
    /// The greatest of them; periods without records have none.
    GREATEST,
    /// The last that has a value; periods without records have none.
    LATEST;

    /// How a measure's values accumulate; empty when only the records themselves could tell.
    static Optional<Accumulation> of(Measure measure) {
        return switch (measure) {
            case Measure.Count _, Measure.Sum _, Measure.FirstSeen _ -> Optional.of(SUM);
            case Measure.Open _ -> Optional.of(LEVEL);
            case Measure.Minimum _ -> Optional.of(LEAST);
            case Measure.Maximum _ -> Optional.of(GREATEST);
            case Measure.Last _ -> Optional.of(LATEST);
            case Measure.Average _ -> Optional.of(MEAN);
            case Measure.Variance _ -> Optional.of(VARIANCE);
            case Measure.Deviation _ -> Optional.of(DEVIATION);
            case Measure.Percentile _, Measure.CountDistinct _, Measure.SeenAtLeast _ -> Optional.empty();
        };
    }

    /// How the values of a metric accumulate.
    ///
    /// @param isSnapshot whether its records come again in every period
    /// @throws IllegalArgumentException with a sentence, when only the records themselves could tell
    public static Accumulation of(String metric, Measure measure, boolean isSnapshot) {
        Accumulation accumulation = of(measure)
                .orElseThrow(() -> new IllegalArgumentException(
                        "`%s` can't be computed to date: `%s` has to be computed from the records of all periods."
                                .formatted(metric, measure.text())));
        boolean isOfAllRecords = accumulation == SUM || accumulation == MEAN || accumulation.isSpread();
        return isSnapshot && isOfAllRecords ? LEVEL : accumulation;
    }

    /// Whether it takes the means of the periods' records as well as their number.
    boolean isSpread() {
        return this == VARIANCE || this == DEVIATION;
    }
}
