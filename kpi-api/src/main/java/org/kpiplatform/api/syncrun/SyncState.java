package org.kpiplatform.api.syncrun;

/// How far a sync run, or the part of it that concerns one stream, has come.
public enum SyncState {
    /// It waits for its turn.
    QUEUED,
    /// It is at work.
    RUNNING,
    /// It has reached the end of what there was.
    SUCCEEDED,
    /// It has stopped on account of an error. What it had committed is there; the next run goes on after it.
    FAILED,
    /// It was cancelled, or its service node ended meanwhile. What it had committed is there; the next run goes
    /// on after it, at once where it was the node that ended.
    INTERRUPTED
}
