package org.kpiplatform.api.syncrun;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far a sync run is, for a progress bar.
@Schema(description = "How far a sync run is, for a progress bar. Streams count alike, however large they are.")
public record SyncProgress(
        @Schema(description = "In the same unit as `total`.", examples = "1420")
        long done,

        @Schema(description = "A thousand for each stream; 0 until that is known.", examples = "3000")
        long total) {}
