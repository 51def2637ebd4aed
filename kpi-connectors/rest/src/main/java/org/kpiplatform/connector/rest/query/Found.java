package org.kpiplatform.connector.rest.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record of an answer, before anybody asks for its values.
///
/// @param key     values of the key fields, joined by `/`
/// @param version tells two states of the record apart, together with its key and time
/// @param time    of its last change; that of 1970 in a stream without a cursor
/// @param flaw    why it has no key, or null
public record Found(
        JsonNode json,
        String key,
        String version,
        Instant time,
        @Nullable String flaw) {

    /// Key and version.
    public String id() {
        return key + "~" + version;
    }
}
