package org.kpiplatform.api.plugin;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a look into the plugins folder has changed.
@Schema(description = "What a look into the plugins folder has changed, by the names of plugins.")
public record PluginRescan(
        @Schema(description = "Those that are new.") List<String> added,

        @Schema(description = "Those whose jars are others than before.")
        List<String> upgraded,

        @Schema(description = "Those that are gone, or not pinned any more.")
        List<String> removed,

        @Schema(description = "What lies in the folder and can not be used, each with the reason.")
        List<String> refused) {

    public PluginRescan {
        added = List.copyOf(added);
        upgraded = List.copyOf(upgraded);
        removed = List.copyOf(removed);
        refused = List.copyOf(refused);
    }
}
