package org.kpiplatform.api.plugin;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One version of a plugin.
@Schema(
        description =
                "One version of a plugin. The same name may be there twice: the version in use, and one on its way out.")
public record PluginView(
        @Schema(description = "The name of its folder or jar.", examples = "csv")
        String name,

        @Schema(description = "What its manifest says; absent if it could not be read.") @Nullable
        String version,

        @Schema(description = "Where it is between arriving and leaving.")
        PluginState state,

        @Schema(description = "The types of the connectors it brought; none if it was refused.")
        List<String> connectors,

        @Schema(description = "The jars that run, with their sums.")
        List<PluginFile> files,

        @Schema(description = "Whether sums are pinned on this service, and these are the pinned ones.")
        boolean pinned,

        @Schema(description = "The keys of the sources that use its connectors.")
        List<String> sources,

        @Schema(
                description = "Why it can not be used, and how to mend it; beside an active one, why what lies in the "
                        + "folder now can not. Absent if there is nothing to mend.")
        @Nullable
        String refused,

        @Schema(description = "Calls into it that have not come back: what, on which thread, since when.")
        List<String> calls,

        @Schema(description = "The names of the threads that it has started and that are alive.")
        List<String> threads,

        @Schema(description = "What it has left behind, each in a sentence.")
        List<String> notes) {

    public PluginView {
        connectors = List.copyOf(connectors);
        files = List.copyOf(files);
        sources = List.copyOf(sources);
        calls = List.copyOf(calls);
        threads = List.copyOf(threads);
        notes = List.copyOf(notes);
    }
}
