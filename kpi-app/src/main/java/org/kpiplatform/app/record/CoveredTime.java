package org.kpiplatform.app.record;

import java.time.Instant;

/// The half-open span of instants for which a stream is complete.
///
/// @param through the first instant that is not covered
public record CoveredTime(Instant from, Instant through) {}
