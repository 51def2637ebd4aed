package org.kpiplatform.connector.tryton.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A record as Tryton answered it.
///
/// @param changed when it was changed, or else created; null where Tryton knows neither, as with what its set-up wrote
record Row(JsonNode json, long id, @Nullable LocalDateTime changed) {}
