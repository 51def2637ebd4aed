package org.kpiplatform.connector.singer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.singer.value.Conversion;

/// Where a run ends.
///
/// @param until exclusive, or null where all is read
record Bound(@Nullable Instant until, Conversion conversion) {

    /// Whether a record with this value in the field that tells what is new is left to the next run.
    boolean excludes(JsonNode value) {
        if (until == null || !value.isTextual()) {
            return false;
        }
        try {
            return !conversion.instant(value.textValue()).isBefore(until);
        } catch (DateTimeException _) {
            return false; // the conversion of the record says so
        }
    }
}
