package org.kpiplatform.domain.target;

import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.PeriodState;

/// A value as it was found.
///
/// @param period  when
/// @param value   NaN where there is none
/// @param absence why there is none
/// @param state   whether the value can still change
public record Observation(Period period, double value, Absence absence, PeriodState state) {}
