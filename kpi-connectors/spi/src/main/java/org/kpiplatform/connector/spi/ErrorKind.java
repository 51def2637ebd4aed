package org.kpiplatform.connector.spi;

/// Who must act on an error, and so what the platform does with it.
public enum ErrorKind {
    /// The configuration, permissions or files of the source: a wrong password, a stream that is not there. Not tried
    /// again before something changes.
    CONFIG(Actor.OWNER),
    /// It may go away: a broken connection, an answer `503`. Tried again, with growing pauses.
    TRANSIENT(Actor.NOBODY),
    /// The origin asked to wait: `429` with `Retry-After`. Carries [SourceException#until], and is tried again then.
    RATE_LIMITED(Actor.NOBODY),
    /// An allowance is used up, of a day for example. Carries [SourceException#until]; the run ends incomplete,
    /// and one after that time goes on from the last cursor.
    QUOTA(Actor.NOBODY),
    /// The data can not be read as what it claims to be: half a file, an answer that is no JSON. A single bad row
    /// is no error but a [Rejection].
    DATA(Actor.DATA_KEEPER),
    /// The connector does what it must not.
    BUG(Actor.AUTHOR);

    /// Who can do something about an error.
    public enum Actor {
        /// Whoever configured the source.
        OWNER,
        /// Waiting helps.
        NOBODY,
        /// Whoever maintains the data in the origin.
        DATA_KEEPER,
        /// The connector's author.
        AUTHOR
    }

    private final Actor actor;

    ErrorKind(Actor actor) {
        this.actor = actor;
    }

    public Actor actor() {
        return actor;
    }
}
