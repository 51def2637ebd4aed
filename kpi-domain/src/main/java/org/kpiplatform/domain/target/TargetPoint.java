package org.kpiplatform.domain.target;

import java.time.LocalDate;

/// A value that is expected on the way to a target.
///
/// @param on    at the end of this day
/// @param value what is expected then
public record TargetPoint(LocalDate on, double value) {}
