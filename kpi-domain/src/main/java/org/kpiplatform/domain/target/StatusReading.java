package org.kpiplatform.domain.target;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.series.NumberStyle;

/// A status and why: a pure function of the target, the value and the period.
///
/// @param status   the lamp
/// @param reason   a sentence that can be read aloud, with the numbers in it
/// @param expected what the target expects by the end of the period; null for a band, and where nothing is
///     expected
public record StatusReading(
        Status status, String reason, @Nullable Double expected) {

    /// Holds a value against its target.
    ///
    /// - A target value that is reached is [Status#MET] at any time; until it is due, a value that keeps up
    ///   with its path is [Status#ON_TRACK]. A target without a due date is due at once and stays so.
    /// - Inside a band a value is [Status#MET] once the band is due, before that [Status#ON_TRACK].
    /// - A miss of at most the tolerance, a fraction of what is expected regardless of its sign, is
    ///   [Status#AT_RISK]. Where zero is expected there is no fraction of it: every miss is
    ///   [Status#OFF_TRACK].
    /// - Comparisons allow a relative 1e-9, for sums of decimals in binary.
    /// - Where nobody has said which way is better, the way from the baseline to the value tells; without a
    ///   baseline there is nothing to judge by: [Status#NO_TARGET].
    /// - A value that is missing from a period that is still open is [Status#STALE], any other absent
    ///   value is [Status#NO_DATA].
    /// - A cumulative target is held against the values of all periods since it began, and while the last one is
    ///   open against what is expected by the day that the sources have come to. What is to stay below one is met
    ///   only when it is due.
    ///
    /// @param course what paths go by beside the value
    public static StatusReading of(Aim aim, Observation observation, Course course, NumberStyle style) {
        return new StatusRule(aim, observation, course, style).read();
    }

    /// The same where no path goes by anything but days.
    public static StatusReading of(Aim aim, Observation observation, NumberStyle style) {
        return of(aim, observation, Course.PLAIN, style);
    }
}
