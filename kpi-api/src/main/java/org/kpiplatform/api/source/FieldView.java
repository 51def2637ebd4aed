package org.kpiplatform.api.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.kpiplatform.domain.source.FieldType;

/// A field of a stream.
@Schema(description = "A field of a stream.")
public record FieldView(
        @Schema(description = "As metrics name it.", examples = "order_date")
        String name,

        @Schema(description = "Of its values.", examples = "date")
        FieldType type,

        @Schema(description = "What the source itself calls it.", examples = "Order Date")
        String title) {}
