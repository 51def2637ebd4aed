package org.kpiplatform.connector.spi;

import java.time.Instant;

/// The half-open span of event time in which a source promises to have delivered everything: inside it, no record
/// means that nothing happened.
public record Coverage(Instant from, Instant through) {

    public Coverage {
        if (from.isAfter(through)) {
            throw new IllegalArgumentException("coverage ends at " + through + ", before it begins at " + from);
        }
    }
}
