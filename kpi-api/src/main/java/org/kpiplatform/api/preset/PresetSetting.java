package org.kpiplatform.api.preset;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something that a preset can not know.
@Schema(description = "Something that a preset can not know, and that whoever uses it has to say.")
public record PresetSetting(
        @Schema(
                description = "Where it stands in the `config` of the source, its names joined by dots.",
                examples = "parameters.owner")
        String option,

        @Schema(description = "What it is, in a few words.", examples = "the owner of the repository")
        String description,

        @Schema(description = "Whether it is a secret.") boolean secret) {}
