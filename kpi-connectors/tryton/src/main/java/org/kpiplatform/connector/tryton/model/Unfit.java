package org.kpiplatform.connector.tryton.model;

/// Stands in the place of a value that can not be read.
///
/// @param reason a sentence: what was expected, what was found
record Unfit(String reason) {}
