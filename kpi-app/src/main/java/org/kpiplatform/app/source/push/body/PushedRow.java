package org.kpiplatform.app.source.push.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One thing that a body says.
///
/// @param number where it stands: the line of NDJSON, else its ordinal; 1 is the first
/// @param event  of what event it is, if of any: the same text is the same event
/// @param said   what it says
/// @param raw    as it was sent
public record PushedRow(long number, @Nullable String event, Said said, JsonNode raw) {

    public sealed interface Said {}

    /// This is the record now.
    public record Upsert(ObjectNode record) implements Said {}

    /// The record with this key is gone.
    public record Delete(ObjectNode key) implements Said {}

    /// Nothing that could be understood.
    public record Nonsense(String reason) implements Said {}
}
