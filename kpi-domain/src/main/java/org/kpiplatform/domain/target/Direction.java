package org.kpiplatform.domain.target;

/// Which way is better.
public enum Direction {
    INCREASE,
    DECREASE,
    /// Inside a healthy band.
    MAINTAIN
}
