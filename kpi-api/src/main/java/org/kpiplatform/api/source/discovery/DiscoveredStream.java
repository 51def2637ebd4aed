package org.kpiplatform.api.source.discovery;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.source.FieldView;

/// A stream as its source shows it now.
@Schema(description = "A stream as its source shows it now.")
public record DiscoveredStream(
        @Schema(description = "As a definition names it under `streams`.", examples = "orders")
        String stream,

        @Schema(description = "With the types that the data suggests; a definition may give others.")
        List<FieldView> fields,

        @Schema(
                description = "The fields that identify a record; empty where the source does not know.",
                examples = "[\"order_id\"]")
        List<String> keyFields,

        @Schema(
                description = "The field that tells what is new; absent where each read takes everything.",
                examples = "updated_at")
        @Nullable
        String cursorField,

        @Schema(description = "How a record shows that it is gone.", examples = "tombstone")
        DeletedRecords deletedRecords,

        @Schema(description = "Whether the source's definition names it, so that it is read.")
        boolean defined) {

    public DiscoveredStream {
        fields = List.copyOf(fields);
        keyFields = List.copyOf(keyFields);
    }
}
