package org.kpiplatform.api.source;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How old what is known of a stream is.
@Schema(description = "How old what is known of a stream is.")
public record Freshness(
        @Schema(description = "For how long no sync has reached its end; absent where none ever has.", examples = "620")
        @Nullable
        Long ageSeconds,

        @Schema(
                description =
                        "When it is overdue unless a sync reaches its end before: one due time of its schedule may be "
                                + "missed, not two. Absent without a schedule, and where no sync has ever reached its end.")
        @Nullable
        Instant overdueAt,

        @Schema(description = "Whether that time has passed.", examples = "false")
        boolean overdue) {}
