package org.kpiplatform.domain.target;

/// How a value stands against its target. Without a target nothing is healthy, and no status is ever a number.
public enum Status {
    /// The target value is reached, or the value lies inside a band that is due.
    MET,
    /// Not there yet, and not behind what is expected by now.
    ON_TRACK,
    /// Behind what is expected, by no more than the tolerance.
    AT_RISK,
    /// Behind what is expected, by more than the tolerance.
    OFF_TRACK,
    /// Behind, and accepted for a time by somebody who may. Never read from values alone.
    ACCEPTED,
    /// There is nothing to compare with.
    NO_TARGET,
    /// There is a target and no value.
    NO_DATA,
    /// There is no value because the sources have not delivered the period yet.
    STALE,
    /// The target begins later.
    TOO_EARLY
}
