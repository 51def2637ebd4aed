package org.kpiplatform.domain.unit;

import java.util.Comparator;
import java.util.List;

/// A unit that is not made of others.
///
/// @param word how it is written; of durations in the plural
record BaseUnit(Kind kind, String word) implements Comparable<BaseUnit> {

    static final List<String> DURATIONS = List.of("seconds", "minutes", "hours", "days", "weeks");
    static final BaseUnit SCORE = new BaseUnit(Kind.SCORE, "score");

    /// What it measures, in the order in which products are written.
    enum Kind {
        CURRENCY,
        SCORE,
        COUNT,
        DURATION
    }

    /// As it is written below the line: `GBP / hour`, but `hours * customer`.
    String below() {
        return kind == Kind.DURATION ? word.substring(0, word.length() - 1) : word;
    }

    @Override
    public int compareTo(BaseUnit other) {
        return Comparator.comparing(BaseUnit::kind)
                .thenComparing(BaseUnit::word)
                .compare(this, other);
    }
}
