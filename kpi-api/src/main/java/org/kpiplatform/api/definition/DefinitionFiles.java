package org.kpiplatform.api.definition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The files that say what is wanted.
@Schema(description = "The files that say what is wanted.")
public record DefinitionFiles(
        @Schema(description = "All of them together; one may use what another defines.")
        @NotNull
        @Size(min = 1, max = MAX_FILES)
        List<@Valid DefinitionFile> files,

        @Schema(
                description =
                        "Whether definitions that none of the files has are retired. They stay as they are otherwise.",
                defaultValue = "false")
        boolean retireAbsent) {

    /// The most files that are read at once.
    public static final int MAX_FILES = 1_000;
}
