package org.kpiplatform.api.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A stream and what has been read of it.
@Schema(description = "A stream and what has been read of it.")
public record StreamView(
        @Schema(description = "Source and stream, as metrics name it.", examples = "shop.orders")
        String key,

        @Schema(description = "Its key within the source.", examples = "orders")
        String stream,

        @Schema(description = "Pinned at its first sync; empty before.")
        List<FieldView> fields,

        @Schema(description = "The fields that identify a record.", examples = "[\"order_id\"]")
        List<String> keyFields,

        @Schema(
                description = "The field that dates a record; absent for a snapshot, which is dated by its sync.",
                examples = "ordered_at")
        @Nullable
        String time,

        @Schema(description = "How many records there are.", examples = "16459")
        long records,

        @Schema(description = "How many rows are in quarantine.", examples = "3")
        long quarantined,

        @Schema(description = "The first day for which it is complete; absent if there is none.") @Nullable
        LocalDate coveredFrom,

        @Schema(description = "The first day after that for which it is not.") @Nullable
        LocalDate coveredThrough,

        @Schema(description = "When a sync last reached its end.") @Nullable
        Instant syncedAt,

        @Schema(description = "How old that is, beside its schedule.")
        Freshness freshness) {

    public StreamView {
        fields = List.copyOf(fields);
        keyFields = List.copyOf(keyFields);
    }
}
