package org.kpiplatform.api.source;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether a source can be read.
@Schema(description = "Whether a source can be read as it is configured.")
public record CheckReport(
        @Schema(description = "Whether it can.") boolean passed,

        @Schema(
                description = "What was seen, or what is wrong and how to mend it; at least one sentence.",
                examples = "[\"3 files, 12 MB\"]")
        List<String> messages) {

    public CheckReport {
        messages = List.copyOf(messages);
    }
}
