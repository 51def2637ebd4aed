package org.kpiplatform.app.client.shape;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source in a list.
public record SourceSummary(
        String key,
        @Nullable String name,
        String connector,
        List<String> streams,
        long records,
        long quarantined,
        @Nullable Instant lastRun,
        @Nullable String state) {}
