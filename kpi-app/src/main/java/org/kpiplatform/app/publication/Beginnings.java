package org.kpiplatform.app.publication;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// Since when each part has something to report. A part that nobody has heard of is not said to have been nothing
/// before: its values begin with the first one that is something, so that a new branch adds no row to earlier years.
final class Beginnings {

    private final Map<Part, LocalDate> first;

    /// @param first the first day of the first period that is known of each part
    Beginnings(Map<Part, LocalDate> first) {
        this.first = new HashMap<>(first);
    }

    /// Whether a value lies at or after the beginning of its part. To be asked in order of time.
    boolean hasBegun(ComputedValue computed) {
        if (computed.part().isTotal()) {
            return true;
        }
        LocalDate start = computed.period().start();
        if (!computed.isNothing()) {
            first.merge(computed.part(), start, (one, other) -> one.isBefore(other) ? one : other);
        }
        LocalDate beginning = first.get(computed.part());
        return beginning != null && !start.isBefore(beginning);
    }
}
