package org.kpiplatform.domain.target;

/// What is expected between a target's beginning and its due date.
public enum TargetPath {
    /// A straight line from the baseline to the value.
    LINEAR,
    /// The baseline until the due date, then the value.
    STEP,
    /// Given point by point, straight from one to the next: a season, or a plan that somebody has made.
    POINTS
}
