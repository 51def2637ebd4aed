package org.kpiplatform.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A field that is not the same before and after.
@Schema(description = "A field that is not the same before and after.")
public record FieldChange(
        @Schema(description = "Where in the definition.", examples = "target.value")
        String field,

        @Schema(description = "What it was; absent when it was not set.", examples = "420") @Nullable
        Object before,

        @Schema(description = "What it becomes; absent when it is no longer set.", examples = "480") @Nullable
        Object after) {}
