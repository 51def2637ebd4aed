package org.kpiplatform.api.syncrun;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Asks for a sync run.
@Schema(description = "Asks for a sync run.")
public record NewSyncRun(
        @Schema(description = "The key of the source to read.", examples = "shop") @NotNull
        String source,

        @Schema(
                description =
                        "Whether everything that exists is read, and records that are not met any more are deleted "
                                + "when the end is reached. A read that fails or is cancelled deletes nothing.",
                defaultValue = "false")
        boolean full,

        @Schema(description = "Only these streams; without any, all of the source.", examples = "[\"orders\"]")
        @Nullable
        List<String> streams,

        @Schema(
                description =
                        "Whether a read of everything may delete records also where it is in doubt that they are gone: "
                                + "when it was empty, or when rows went to quarantine.",
                defaultValue = "false")
        boolean acceptDeletes) {

    public NewSyncRun {
        streams = streams == null ? null : List.copyOf(streams);
    }

    /// Asks for what is new in all streams of a source.
    public static NewSyncRun ofNews(String source) {
        return new NewSyncRun(source, false, List.of(), false);
    }
}
