package org.kpiplatform.domain.metric.check;

import org.jspecify.annotations.Nullable;

/// Something in a metric's definition that must be mended before it can be measured.
///
/// @param property   where: `measure`, `where`, `time`, `dimensions[1]`, `unit`
/// @param offset     of the first character in trouble in the text of the property, from 0
/// @param length     how many characters are in trouble; 0 where something is missing
/// @param message    a sentence that quotes what was found and says what was expected
/// @param suggestion what was probably meant, fit to replace what is in trouble; or null
public record MetricProblem(
        String property,
        int offset,
        int length,
        String message,
        @Nullable String suggestion) {}
