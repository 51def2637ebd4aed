package org.kpiplatform.domain.kpi;

/// What an edge of the KPI tree means. A closed list.
public enum EdgeKind {
    /// The parent is computed from the child.
    FORMULA,
    /// The children are a complete, disjoint partition of the parent by a dimension.
    SLICE,
    /// A hypothesis that the child moves the parent.
    INFLUENCE,
    /// The child must not worsen while the parent improves.
    GUARD,
    /// Read side by side.
    PEER
}
