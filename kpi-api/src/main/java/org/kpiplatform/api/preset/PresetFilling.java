package org.kpiplatform.api.preset;

import jakarta.validation.constraints.Pattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a preset is filled with.
@Schema(description = "What a preset is filled with.")
public record PresetFilling(
        @Schema(description = "The key of the source; the preset's own when left out.", examples = "github")
        @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must be a key such as `github`, in snake_case")
        @Nullable
        String source,

        @Schema(
                description = "Options of the source's `config` by their names, joined by dots: those that the preset"
                        + " asks for, and any other of its connector.",
                examples = "{\"parameters.owner\": \"example\", \"parameters.repository\": \"shop\"}")
        Map<String, Object> config,

        @Schema(
                description =
                        "The currency of the system's amounts, by its ISO 4217 code; the preset's own when left out.",
                examples = "USD")
        @Pattern(regexp = "[A-Z]{3}", message = "must be the code of a currency by ISO 4217, such as `USD`")
        @Nullable
        String currency) {

    public PresetFilling {
        config = config == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }
}
