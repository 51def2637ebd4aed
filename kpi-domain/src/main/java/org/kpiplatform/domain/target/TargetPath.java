package org.kpiplatform.domain.target;

/// What is expected between a target's beginning and its due date.
public enum TargetPath {
    /// A straight line from the baseline to the value, by days; growth that goes on is compounded along it.
    LINEAR,
    /// The baseline until the due date, then the value; of growth that goes on, a step each time.
    STEP,
    /// From the baseline to the value by the organisation's working days.
    WORKING_DAYS,
    /// As the year before came to where it was when the value is due, in the same proportions.
    LAST_YEAR,
    /// Given point by point, straight from one to the next: a season, or a plan that somebody has made.
    POINTS
}
