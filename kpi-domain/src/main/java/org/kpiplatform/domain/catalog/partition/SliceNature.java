package org.kpiplatform.domain.catalog.partition;

import org.kpiplatform.domain.catalog.partition.algebra.Polynomial;

/// How the values of a metric or KPI for all slices of a dimension make the value for all of them together.
public sealed interface SliceNature {

    /// They add up.
    ///
    /// @param metrics the sum of metrics that it is
    record Sum(Polynomial metrics) implements SliceNature {}

    /// A ratio of what adds up: its total is the sum of the numerators by the sum of the denominators, never a mean of
    /// ratios.
    record Ratio(Polynomial numerator, Polynomial denominator) implements SliceNature {}

    /// They say nothing about the total.
    ///
    /// @param because a part of a sentence that names the metric or the formula
    record Apart(String because) implements SliceNature {}
}
