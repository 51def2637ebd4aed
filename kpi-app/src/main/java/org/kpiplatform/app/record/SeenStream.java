package org.kpiplatform.app.record;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A stream as one look at the database found it.
///
/// @param promised what its connector says that it has delivered
/// @param spans    of each field of time that has values
/// @param syncedAt when a sync last reached its end
/// @param entered  the only periods that anything is known of, where its values are typed in
public record SeenStream(
        PinnedStream pinned,
        Optional<CoveredTime> promised,
        Map<String, TimeSpan> spans,
        Optional<Instant> syncedAt,
        Optional<EnteredPeriods> entered) {

    public SeenStream {
        spans = Map.copyOf(spans);
    }
}
