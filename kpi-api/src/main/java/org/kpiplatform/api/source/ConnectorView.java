package org.kpiplatform.api.source;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A kind of source that can be configured.
@Schema(description = "A kind of source that can be configured.")
public record ConnectorView(
        @Schema(description = "The word that definitions use.", examples = "csv")
        String type,

        @Schema(description = "For people.", examples = "CSV files")
        String title,

        @Schema(description = "What it reads.") String description,

        @Schema(description = "The plugin that brought it.", examples = "csv")
        String plugin,

        @Schema(description = "The plugin's version.", examples = "0.1.0")
        String version,

        @Schema(
                description = "What it promises beyond reading everything from the beginning.",
                examples = "[\"incremental\", \"resumable\"]")
        List<String> capabilities,

        @Schema(description = "The JSON Schema (draft 2020-12) of a source's `config`.")
        Map<String, Object> configuration) {

    public ConnectorView {
        capabilities = List.copyOf(capabilities);
    }
}
