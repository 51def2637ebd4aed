package org.kpiplatform.app.client.shape;

import org.jspecify.annotations.Nullable;

/// A row that was not understood.
public record Quarantined(
        @Nullable String resource,
        @Nullable Long line,
        @Nullable String field,
        @Nullable String raw,
        String reason,
        @Nullable String run) {}
