package org.kpiplatform.api.source.discovery;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.source.FieldView;

/// Some records of a stream.
@Schema(description = "Some records of a stream, as a sync would read them now. Nothing of them is stored.")
public record StreamSample(
        @Schema(description = "As a definition names it under `streams`.", examples = "orders")
        String stream,

        @Schema(description = "With the types that the definition gives, else those of earlier syncs, else the data's.")
        List<FieldView> fields,

        @Schema(description = "Each an object with a property for each field, null where it has no value.")
        List<Map<String, @Nullable Object>> records,

        @Schema(description = "Rows that could not be turned into records; a sync would put them in quarantine.")
        List<RejectedRow> rejected) {

    public StreamSample {
        fields = List.copyOf(fields);
        records = List.copyOf(records);
        rejected = List.copyOf(rejected);
    }
}
