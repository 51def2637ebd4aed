package org.kpiplatform.domain.series;

/// Why there is no value. Never shown as zero.
public enum Absence {
    /// There is a value.
    NONE,
    /// The source has not delivered this period, or an input is missing.
    MISSING,
    /// The inputs are known and the result does not exist: a division by zero, an average of nothing.
    UNDEFINED
}
