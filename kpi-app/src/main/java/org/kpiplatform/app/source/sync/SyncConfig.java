package org.kpiplatform.app.source.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How sources are read.
@ConfigMapping(prefix = "kpi.sync")
interface SyncConfig {

    /// How many sources this node reads at the same time.
    @WithDefault("4")
    @Min(1)
    int parallel();

    /// How many rows are committed together, at most. Two batches of each running sync are in memory.
    @WithDefault("50000")
    @Min(1)
    @Max(1_000_000)
    int batchSize();

    /// How long a run may take, its pauses included. What it has committed by then is kept.
    @WithDefault("PT12H")
    Duration runLimit();

    /// How long one attempt to read a stream may take. What it has committed by then is kept.
    @WithDefault("PT6H")
    Duration streamLimit();

    /// How often everything is read of a stream that has a cursor, and that shows deletes only by what is absent then.
    /// Such a stream without a cursor is read whole by every run.
    @WithDefault("P1D")
    Duration refreshEvery();

    /// How long a source may take to deliver a batch before its run fails.
    @WithDefault("PT10M")
    Duration stallTimeout();
}
