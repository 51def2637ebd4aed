package org.kpiplatform.app.metric;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/// How far sources have delivered, looked up when it is asked for. Both are empty where they have delivered nothing.
///
/// @param day     the first one that is not complete
/// @param instant the first one that is not covered
public record Delivered(Supplier<Optional<LocalDate>> day, Supplier<Optional<Instant>> instant) {

    /// Where nobody asks what has been delivered.
    public static final Delivered NOTHING = new Delivered(Optional::empty, Optional::empty);
}
