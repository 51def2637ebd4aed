package org.kpiplatform.api.source;

/// How a source is doing.
public enum SourceState {
    /// It has never been synced.
    NEW,
    /// A sync run waits or is at work.
    SYNCING,
    /// The last run succeeded.
    READY,
    /// The last run failed or was interrupted; what earlier runs committed is there.
    FAILED
}
