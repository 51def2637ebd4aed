package org.kpiplatform.domain.comparison;

/// Two spans of days whose values can be compared: whole periods both, or as many days of each by the rule.
///
/// @param rule       by which they were found
/// @param current    the later one
/// @param comparison the earlier one
public record ToDate(ToDateRule rule, PeriodPart current, PeriodPart comparison) {}
