package org.kpiplatform.api.entry;

/// What has become of a value that was typed in.
public enum EntryState {
    /// It is the value of its period.
    COUNTS,
    /// It was, until a later one took its place.
    REPLACED,
    /// It waits for somebody else's approval.
    PENDING,
    /// It waited for approval when a later one was typed in.
    OVERTAKEN,
    /// Somebody has rejected it.
    REJECTED
}
