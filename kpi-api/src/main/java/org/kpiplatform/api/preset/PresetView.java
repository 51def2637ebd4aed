package org.kpiplatform.api.preset;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Ready definitions of a known system.
@Schema(description = "Ready definitions of a known system: a source, and metrics and KPIs over its streams.")
public record PresetView(
        @Schema(description = "Its name.", examples = "github_issues")
        String name,

        @Schema(description = "For people.", examples = "GitHub issues")
        String title,

        @Schema(description = "What it tells.") String description,

        @Schema(description = "The plugin that brought it.", examples = "rest")
        String plugin,

        @Schema(description = "The connector that reads the system.", examples = "rest")
        String connector,

        @Schema(description = "The key that the source has unless another is given.", examples = "github")
        String source,

        @Schema(description = "What has to be said before it can be used.")
        List<PresetSetting> settings,

        @Schema(
                description = "The currency that its amounts are in unless another is given; absent where it has none.",
                examples = "EUR")
        @Nullable
        String currency,

        @Schema(description = "How many metrics it defines.", examples = "7")
        int metrics,

        @Schema(description = "The KPIs that it defines, the north star first.", examples = "[\"resolution_rate\"]")
        List<String> kpis) {

    public PresetView {
        settings = List.copyOf(settings);
        kpis = List.copyOf(kpis);
    }
}
