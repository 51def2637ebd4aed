package org.kpiplatform.domain.kpi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A drawn edge of the KPI tree, from the KPI that declares it to another, or to its own slices. Formula edges
/// are never drawn: they follow from the formula.
///
/// @param edge       its kind
/// @param kpi        the other KPI's key; null for slices by a dimension
/// @param by         the dimension whose values are the slices; null for all other edges
/// @param sign       of an influence: whether more of the other means more of this one; null when unknown
/// @param lag        of an influence, in periods of the KPI's grain
/// @param confidence how sure anybody is of an influence
/// @param evidence   what speaks for it, or null
/// @param reviewedOn when somebody last looked at it, or null
public record Edge(
        EdgeKind edge,
        @Nullable String kpi,
        @Nullable String by,
        @Nullable Sign sign,
        int lag,
        @Nullable Confidence confidence,
        @Nullable String evidence,
        @Nullable LocalDate reviewedOn) {

    /// Whether an influence pushes the same way or against.
    public enum Sign {
        POSITIVE,
        NEGATIVE
    }

    /// How well an influence is known.
    public enum Confidence {
        VERIFIED,
        CORRELATED,
        HYPOTHESISED
    }
}
