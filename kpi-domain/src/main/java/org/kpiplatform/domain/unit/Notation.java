package org.kpiplatform.domain.unit;

import java.util.Optional;

/// How a number without dimension is meant and shown. A fraction says nothing about its meaning and goes with
/// everything; a percentage is a level, and percentage points are the distance between two of them.
enum Notation {
    FRACTION("ratio"),
    PERCENT("%"),
    PERCENTAGE_POINTS("percentage_points");

    private final String word;

    Notation(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    Optional<Notation> plus(Notation other) {
        return this == PERCENTAGE_POINTS ? other.moved(this) : moved(other);
    }

    /// A level that moves by a distance stays a level.
    private Optional<Notation> moved(Notation other) {
        return this == PERCENT && other == PERCENTAGE_POINTS ? Optional.of(PERCENT) : either(other);
    }

    Optional<Notation> minus(Notation other) {
        return this == PERCENT && other == PERCENT ? Optional.of(PERCENTAGE_POINTS) : moved(other);
    }

    /// Of a value that is one or the other.
    Optional<Notation> either(Notation other) {
        if (this == other) {
            return Optional.of(this);
        }
        return this == FRACTION || other == FRACTION ? Optional.of(FRACTION) : Optional.empty();
    }
}
