package org.kpiplatform.app.record;

import java.time.Instant;

/// From the earliest to the latest value of a field of time, both included; a day counts as its first instant in UTC.
public record TimeSpan(Instant earliest, Instant latest) {

    public static TimeSpan at(Instant instant) {
        return new TimeSpan(instant, instant);
    }

    /// The smallest span that holds both.
    public TimeSpan with(TimeSpan other) {
        return new TimeSpan(
                other.earliest.isBefore(earliest) ? other.earliest : earliest,
                other.latest.isAfter(latest) ? other.latest : latest);
    }

    /// Whether the other span reaches one of this span's ends, so that taking its values away may shorten this one.
    public boolean endsWithin(TimeSpan other) {
        return !other.earliest.isAfter(earliest) || !other.latest.isBefore(latest);
    }
}
