package org.kpiplatform.app.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Coverage;
import org.kpiplatform.connector.spi.Cursor;

/// How far a stream has been read, and what that left in its table. Changes with every batch, in the batch's own
/// transaction.
///
/// @param records  how many there are
/// @param cursor   where the next read resumes, or null to begin at the beginning
/// @param coverage what the connector promised, or null
/// @param spans    of each field of time that has values
public record StreamState(
        long records, @Nullable Cursor cursor, @Nullable Coverage coverage, Map<String, TimeSpan> spans) {

    public StreamState {
        spans = Map.copyOf(spans);
    }
}
