package org.kpiplatform.api.source;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Something in the plugins folder.
@Schema(description = "Something in the plugins folder.")
public record PluginView(
        @Schema(description = "The name of its folder or jar.", examples = "csv")
        String name,

        @Schema(description = "The types of the connectors it brought; none if it was refused.")
        List<String> connectors,

        @Schema(description = "Why it can not be used, and how to mend it; absent if it can.") @Nullable
        String refused) {

    public PluginView {
        connectors = List.copyOf(connectors);
    }
}
