package org.kpiplatform.connector.spi;

/// Who must act on an error, and so what the platform does with it.
public enum ErrorKind {
    /// The owner of the source: its configuration, permissions or files. Not tried again before something changes.
    CONFIG,
    /// Nobody yet: it may go away. Tried again.
    TRANSIENT,
    /// Nobody: the source asked to wait.
    RATE_LIMITED,
    /// Nobody: an allowance is used up; the run ends incomplete and a later one resumes.
    QUOTA,
    /// Whoever maintains the data: it can not be read as what it claims to be.
    DATA,
    /// The connector's author.
    BUG
}
