package org.kpiplatform.api.syncrun;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a sync run, or the part of it that concerns one stream, has failed.
@Schema(description = "Why a sync run, or the part of it that concerns one stream, has failed.")
public record SyncError(
        @Schema(
                description = "Who must act. `config`: whoever defined the source. `data`: whoever maintains the data. "
                        + "`transient`, `rate_limited`, `quota`: nobody, try later. `bug`: the connector's author. "
                        + "`internal`, `time_limit`: the operator of this service. `interrupted`: nobody.",
                examples = "config")
        String kind,

        @Schema(
                description = "What was found, what was expected and how to mend it.",
                examples =
                        "No file matches `data/orders-*.csv` in `/srv/shop`. Mend the pattern, or put the files there.")
        String message) {}
