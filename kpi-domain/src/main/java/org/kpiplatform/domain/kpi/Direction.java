package org.kpiplatform.domain.kpi;

/// Which way is better.
public enum Direction {
    INCREASE,
    DECREASE,
    /// Inside a healthy band.
    MAINTAIN
}
