package org.kpiplatform.api.problem;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What went wrong, as RFC 9457 has it: the only shape in which the service reports errors.
@Schema(description = "What went wrong (RFC 9457).")
public record Problem(
        @Schema(description = "What kind of problem it is; stable.", examples = "urn:kpi:problem:not_found")
        URI type,

        @Schema(description = "The kind in words; the same for every problem of a type.")
        String title,

        @Schema(description = "The HTTP status.", examples = "404")
        int status,

        @Schema(description = "What happened this time, and how to mend it.") @Nullable
        String detail,

        @Schema(description = "The path that was asked for.", examples = "/api/v1/kpis/net_margin") @Nullable
        String instance,

        @Schema(description = "Each place that is wrong; empty when the problem lies in no particular place.")
        List<Violation> violations) {

    /// The media type of every error.
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = violations == null ? List.of() : List.copyOf(violations);
    }
}
