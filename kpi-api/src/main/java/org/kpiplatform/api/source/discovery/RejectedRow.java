package org.kpiplatform.api.source.discovery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A row that can not become a record.
@Schema(description = "A row that can not become a record as the stream is defined.")
public record RejectedRow(
        @Schema(description = "The file, URL or table it stands in.", examples = "orders-2011.csv")
        String resource,

        @Schema(description = "The line of the file, counted from 1, or its ordinal in the resource.", examples = "17")
        long line,

        @Schema(description = "The field that does not fit; absent where the row as a whole is at fault.") @Nullable
        String field,

        @Schema(description = "The row as it was read, cut where it is very long.", examples = "1009,12x.50,2011-03-01")
        String raw,

        @Schema(
                description = "What was found and what was expected.",
                examples = "`12x.50` in `amount` is no decimal number.")
        String reason) {}
