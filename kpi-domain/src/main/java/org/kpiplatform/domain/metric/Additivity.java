package org.kpiplatform.domain.metric;

/// How the values of a measure for several periods, or several slices, make the value for all of them together.
///
/// @param overTime   from shorter periods to a longer one that they fill
/// @param overSlices from the slices of a dimension to their total
public record Additivity(RollUp overTime, RollUp overSlices) {

    /// A way to make one value of several.
    public enum RollUp {
        /// Add them.
        SUM,
        /// The one of the latest period.
        LAST,
        /// The least.
        LEAST,
        /// The greatest.
        GREATEST,
        /// From parts that are kept beside each value: a sum and a number of records, their squares, a value and its
        /// time.
        FROM_PARTS,
        /// Only from the records themselves.
        FROM_RECORDS
    }

    static Additivity of(Measure measure) {
        return switch (measure) {
            case Measure.Count _, Measure.Sum _, Measure.FirstSeen _ -> both(RollUp.SUM);
            case Measure.Average _, Measure.Variance _, Measure.Deviation _, Measure.Last _ -> both(RollUp.FROM_PARTS);
            case Measure.Minimum _ -> both(RollUp.LEAST);
            case Measure.Maximum _ -> both(RollUp.GREATEST);
            case Measure.Percentile _, Measure.CountDistinct _, Measure.SeenAtLeast _ -> both(RollUp.FROM_RECORDS);
            case Measure.Open _ -> new Additivity(RollUp.LAST, RollUp.SUM);
        };
    }

    private static Additivity both(RollUp rollUp) {
        return new Additivity(rollUp, rollUp);
    }
}
