package org.kpiplatform.connector.rest.field;

/// Stands in the place of a value that can not be read.
///
/// @param reason a sentence: what was expected, what was found
public record Unfit(String reason) {}
