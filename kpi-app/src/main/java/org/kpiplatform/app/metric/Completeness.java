package org.kpiplatform.app.metric;

import java.util.Collection;
import java.util.Comparator;
import org.kpiplatform.domain.series.PeriodState;

/// How much of a period its source has delivered.
///
/// @param state    whether more may follow
/// @param fraction of the period's days that are covered, from 0 to 1; of 0 there are no values
public record Completeness(PeriodState state, double fraction) {

    static final Completeness NOTHING = new Completeness(PeriodState.OPEN, 0);

    /// The same for a period whose value took the place of another that had been published.
    public Completeness restated() {
        return new Completeness(PeriodState.RESTATED, fraction);
    }

    public boolean isCovered() {
        return fraction > 0;
    }

    /// That of everything together: no better than the worst.
    public static Completeness worst(Collection<Completeness> all) {
        PeriodState state =
                PeriodState.least(all.stream().map(Completeness::state).toList());
        double fraction = all.stream()
                .map(Completeness::fraction)
                .min(Comparator.naturalOrder())
                .orElse(1.0);
        return new Completeness(state, fraction);
    }
}
