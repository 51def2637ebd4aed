package org.kpiplatform.app.basis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A fact that is another one now, as far as some days are concerned.
public record Change(Fact fact, Days days) {

    /// More stretches of days than this are told as one.
    private static final int MOST_STRETCHES = 64;

    /// A fact that has changed altogether.
    public static Change of(Fact fact) {
        return new Change(fact, Days.ALL);
    }

    /// A fact that has changed on some days: one change for each stretch of consecutive ones.
    public static List<Change> of(Fact fact, Collection<LocalDate> days) {
        return ofStretches(fact, days.stream().map(Days::of).toList());
    }

    /// A fact that has changed on some stretches of days: one change for those that touch each other.
    public static List<Change> ofStretches(Fact fact, Collection<Days> days) {
        List<Days> stretches = stretches(days);
        if (stretches.size() > MOST_STRETCHES) {
            return List.of(new Change(fact, stretches.getFirst().with(stretches.getLast())));
        }
        return stretches.stream().map(stretch -> new Change(fact, stretch)).toList();
    }

    private static List<Days> stretches(Collection<Days> days) {
        List<Days> stretches = new ArrayList<>();
        for (Days one :
                days.stream().sorted(Comparator.comparingLong(Days::from)).toList()) {
            if (!stretches.isEmpty() && one.from() <= stretches.getLast().until()) {
                stretches.set(stretches.size() - 1, stretches.getLast().with(one));
            } else {
                stretches.add(one);
            }
        }
        return stretches;
    }
}
