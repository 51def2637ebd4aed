package org.kpiplatform.app.record.generation;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.connector.spi.Cursor;

/// Everything that exists of a stream, as far as it has been read.
///
/// @param firstRun  the sync run that began it; others may have gone on with it
/// @param remembers whether it keeps which records it has met, since some that were there before may be gone
/// @param cursor    where it goes on, or null to begin
/// @param delivered how many records it was given, those that came twice counted twice
/// @param rejected  how many rows of it could not become records and may be of any: their keys could not be read
public record Generation(
        StreamKey stream,
        Reach reach,
        long firstRun,
        boolean remembers,
        @Nullable Cursor cursor,
        long delivered,
        long rejected) {

    /// What its end does.
    public enum Reach {
        /// Records that it has not met are deleted.
        REFRESH,
        /// Records that it has not met stay; it was read for the sake of rows in quarantine.
        REPLAY
    }
}
