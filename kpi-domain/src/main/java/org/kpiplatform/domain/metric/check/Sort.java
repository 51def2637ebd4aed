package org.kpiplatform.domain.metric.check;

import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.source.FieldType;

/// Sorts of values that can be compared with each other.
enum Sort {
    TEXT("text"),
    NUMBER("a number"),
    TRUTH("true or false"),
    TIME("a day or an instant");

    private final String words;

    Sort(String words) {
        this.words = words;
    }

    static Sort of(FieldType type) {
        return switch (type) {
            case TEXT -> TEXT;
            case INTEGER, DECIMAL -> NUMBER;
            case BOOLEAN -> TRUTH;
            case DATE, TIMESTAMP -> TIME;
        };
    }

    static Sort of(Condition.Literal literal) {
        return switch (literal) {
            case Condition.Text _ -> TEXT;
            case Condition.Numeral _ -> NUMBER;
            case Condition.Truth _ -> TRUTH;
            case Condition.Day _ -> TIME;
        };
    }

    /// Whether one value of this sort is less than another, in every database alike.
    boolean isOrdered() {
        return this == NUMBER || this == TIME;
    }

    @Override
    public String toString() {
        return words;
    }
}
