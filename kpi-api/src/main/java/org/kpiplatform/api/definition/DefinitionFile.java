package org.kpiplatform.api.definition;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A YAML file with definitions.
@Schema(description = "A YAML file with definitions, one in each document.")
public record DefinitionFile(
        @Schema(description = "What messages call the file.", examples = "shop.yaml")
        @NotBlank
        @Pattern(regexp = PRINTABLE, message = "must not hold control characters")
        String name,

        @Schema(
                description =
                        "The absolute folder in which relative paths of its sources start, as the service sees it.",
                examples = "/srv/shop")
        @Pattern(regexp = PRINTABLE, message = "must not hold control characters")
        @Nullable
        String folder,

        @Schema(
                description = "The YAML.",
                examples = "metric: orders\nof: shop.orders\nmeasure: count()\nunit: order\n")
        @NotNull
        String text) {

    private static final String PRINTABLE = "[^\\x00-\\x1f\\x7f]*";
}
