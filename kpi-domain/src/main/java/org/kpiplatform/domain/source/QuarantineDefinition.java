package org.kpiplatform.domain.source;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How many rows of a stream may go to quarantine before reading it fails. What is left out is not limited.
///
/// @param mostRows    of one read
/// @param mostPercent of the rows of one read, once there are enough of them to speak of a share
public record QuarantineDefinition(
        @Nullable Long mostRows, @Nullable BigDecimal mostPercent) {

    /// Where the stream's definition says nothing.
    public static final QuarantineDefinition USUAL = new QuarantineDefinition(10_000L, BigDecimal.valueOf(50));
}
