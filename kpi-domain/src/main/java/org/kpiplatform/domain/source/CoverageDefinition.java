package org.kpiplatform.domain.source;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The half-open span of days for which a stream is known to be complete, where its records do not tell.
///
/// @param from    first day, or null for the day of the earliest record
/// @param through the day after the last one, or null for the day after the latest record
public record CoverageDefinition(
        @Nullable LocalDate from, @Nullable LocalDate through) {}
