package org.kpiplatform.connector.spi.pushdown;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers of one span of time and one combination of dimension values.
///
/// @param start      when the span begins: the midnight of its day in the question's zone, its full hour, or the
///                   question's `from`
/// @param dimensions one for each dimension of the question, in its order, each null or of the Java type of the
///                   field's type. The list must not change any more: it is not copied
/// @param values     one for each aggregate of the question, in its order; null where there was nothing to take it
///                   from, such as the greatest of no values. Not copied either
public record Bucket(Instant start, List<@Nullable Object> dimensions, List<@Nullable BigDecimal> values) {}
