package org.kpiplatform.domain.target;

import java.time.LocalDate;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.PeriodState;

/// A value as it was found.
///
/// @param period  when
/// @param value   NaN where there is none
/// @param absence why there is none
/// @param state   whether the value can still change
/// @param through the first day that the sources have not delivered, no later than the period's end
/// @param isPast  whether it was read as of a moment, by which a period that is not final had not been published
public record Observation(
        Period period, double value, Absence absence, PeriodState state, LocalDate through, boolean isPast) {

    public Observation {
        through = through.isAfter(period.end()) ? period.end() : through;
    }

    /// As it is known now.
    public Observation(Period period, double value, Absence absence, PeriodState state, LocalDate through) {
        this(period, value, absence, state, through, false);
    }

    /// Of a period of which it does not matter how far the sources are.
    public Observation(Period period, double value, Absence absence, PeriodState state) {
        this(period, value, absence, state, period.end());
    }

    /// Whether nothing had been published of it by the moment that was asked.
    boolean wasUnpublished() {
        return isPast && (state == PeriodState.OPEN || state == PeriodState.PROVISIONAL);
    }

    /// The same with the value of more than the period.
    Observation together(double sum) {
        return new Observation(period, sum, absence, state, through, isPast);
    }
}
