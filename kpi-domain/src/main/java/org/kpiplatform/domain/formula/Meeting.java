package org.kpiplatform.domain.formula;

import java.util.Optional;

/// The occasions on which the units of two values have to go together.
enum Meeting {
    SUM("add %1$s and %2$s"),
    DIFFERENCE("subtract %2$s from %1$s"),
    COMBINATION("combine %1$s and %2$s"),
    CHOICE("choose between %1$s and %2$s"),
    COMPARISON("compare %1$s with %2$s");

    private final String description;

    Meeting(String description) {
        this.description = description;
    }

    /// What is known about the result; empty when there can be none.
    Optional<Dimension> of(Dimension left, Dimension right) {
        return switch (this) {
            case SUM -> left.plus(right);
            case DIFFERENCE -> left.minus(right);
            case COMBINATION, CHOICE, COMPARISON -> left.or(right);
        };
    }

    /// What a message says that cannot be done.
    String described(String left, String right) {
        return description.formatted(left, right);
    }
}
