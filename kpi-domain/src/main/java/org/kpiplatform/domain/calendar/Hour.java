package org.kpiplatform.domain.calendar;

import java.time.Instant;

/// The instants `start <= instant < end` of one hour on the clocks of a zone. It is shorter than sixty minutes
/// where clocks are changed by less than that, and never longer.
public record Hour(Instant start, Instant end) {

    public Hour {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("An hour from %s to %s has no instant in it.".formatted(start, end));
        }
    }
}
