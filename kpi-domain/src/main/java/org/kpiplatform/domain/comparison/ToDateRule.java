package org.kpiplatform.domain.comparison;

/// How a period of which only a part is known is compared with an earlier one. A part is never compared with
/// a longer whole.
public enum ToDateRule {
    /// As many days from the beginning of each: 14 days of March with the first 14 of February. Where the
    /// earlier period is shorter, both are cut to its length.
    SAME_ELAPSED_DAYS,
    /// As many working days from the beginning of each; both end with the last of them. Where the earlier
    /// period has fewer, both are cut to them.
    SAME_WORKING_DAYS,
    /// The part is left out: the last period that is known in full, with the whole one before it.
    PREVIOUS_FULL_PERIOD
}
