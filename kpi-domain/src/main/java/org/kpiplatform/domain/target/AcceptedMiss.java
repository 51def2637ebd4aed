package org.kpiplatform.domain.target;

import java.time.LocalDate;

/// Somebody who may has said that the target will be missed for a time, and why that is all right.
///
/// @param until  the last day of it; of periods that end later nothing is accepted
/// @param reason a sentence
public record AcceptedMiss(LocalDate until, String reason) {}
