package org.kpiplatform.app.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Hour;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.PeriodState;

/// How much of a period its source has delivered.
///
/// @param state    whether more may follow
/// @param fraction of the period's days that are covered, from 0 to 1; of 0 there are no values
/// @param daysAfter the period that are covered as well, in which its records may have settled
public record Completeness(PeriodState state, double fraction, long daysAfter) {

    static final Completeness NOTHING = new Completeness(PeriodState.OPEN, 0, 0);

    /// That of a period of which so much is covered.
    ///
    /// @param through      the first day that the source has not delivered
    /// @param settlingDays for how many days after its end records may still change
    static Completeness of(Period period, LocalDate through, int settlingDays, double fraction) {
        long after = Math.max(0, ChronoUnit.DAYS.between(period.end(), through));
        return new Completeness(PeriodState.of(period, through, settlingDays), fraction, after);
    }

    /// That of an hour of which so much is covered.
    ///
    /// @param through      the first instant that the source has not delivered
    /// @param settlingDays for how many days after its end records may still change
    static Completeness of(Hour hour, Instant through, int settlingDays, double fraction) {
        long after = Math.max(0, ChronoUnit.DAYS.between(hour.end(), through));
        return new Completeness(PeriodState.of(hour, through, Duration.ofDays(settlingDays)), fraction, after);
    }

    /// That of a period of which so much was typed in. What was typed in does not settle: whoever corrects it restates
    /// it.
    static Completeness ofEntered(double part) {
        return part < 1
                ? new Completeness(PeriodState.OPEN, part, 0)
                : new Completeness(PeriodState.FINAL, 1, Long.MAX_VALUE);
    }

    /// The same where records may change for another number of days after the period's end.
    ///
    /// @param days null for as many as before
    public Completeness settlingIn(@Nullable Integer days) {
        if (days == null || state == PeriodState.OPEN) {
            return this;
        }
        return new Completeness(daysAfter < days ? PeriodState.PROVISIONAL : PeriodState.FINAL, fraction, daysAfter);
    }

    /// The same for a period whose value took the place of another that had been published.
    public Completeness restated() {
        return new Completeness(PeriodState.RESTATED, fraction, daysAfter);
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
        long daysAfter = all.stream()
                .map(Completeness::daysAfter)
                .min(Comparator.naturalOrder())
                .orElse(0L);
        return new Completeness(state, fraction, daysAfter);
    }
}
