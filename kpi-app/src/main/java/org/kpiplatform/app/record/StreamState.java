package org.kpiplatform.app.record;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
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

    /// Whether all that differs later is what came at the end, or was changed in the middle.
    boolean onlyGrowsInto(StreamState later) {
        return grows(coverage, later.coverage, Coverage::from, Coverage::through)
                && spans.keySet().equals(later.spans.keySet())
                && spans.keySet().stream()
                        .allMatch(time ->
                                grows(spans.get(time), later.spans.get(time), TimeSpan::earliest, TimeSpan::latest));
    }

    private static <T> boolean grows(
            @Nullable T before, @Nullable T later, Function<T, Instant> start, Function<T, Instant> end) {
        if (before == null || later == null) {
            return before == null && later == null;
        }
        return start.apply(before).equals(start.apply(later))
                && !end.apply(later).isBefore(end.apply(before));
    }
}
