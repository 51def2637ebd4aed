package org.kpiplatform.api.syncrun;

/// Why there is a sync run.
public enum SyncCause {
    /// Somebody has asked for it.
    REQUEST,
    /// It was due by the source's schedule.
    SCHEDULE,
    /// A run before could not read everything then, and it was to be tried again now.
    RETRY,
    /// The run before was cut off by the end of its service node, and this one goes on from there.
    RESUMPTION,
    /// Records were pushed to the service; one run tells of all that came for a stream within a minute.
    PUSH,
    /// Values were typed in; one run tells of all that came for a stream within a minute.
    ENTRY
}
