package org.kpiplatform.api.syncrun;

/// What a sync run reads.
public enum SyncMode {
    /// What is new. Streams that show deletes by absence only are read whole now and then.
    INCREMENTAL,
    /// Everything that exists: records that are not met any more are deleted when the end is reached.
    FULL,
    /// Everything that exists, to try rows in quarantine again. Deletes nothing by absence.
    REPLAY
}
