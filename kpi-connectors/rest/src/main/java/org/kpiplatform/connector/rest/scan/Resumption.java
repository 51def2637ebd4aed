package org.kpiplatform.connector.rest.scan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.manifest.CursorManifest;
import org.kpiplatform.connector.rest.manifest.StreamManifest;
import org.kpiplatform.connector.rest.query.Found;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.StreamSpec.SnapshotDiff;

/// Where a read by time begins, what it still has to deliver, and where the next one resumes.
final class Resumption {

    private final CursorManifest cursor;
    private final @Nullable Instant until;
    private final @Nullable Delivered resumed;
    private final Delivered delivered;

    Resumption(StreamManifest stream, CursorManifest cursor, ReadRequest request) {
        this.cursor = cursor;
        this.until = bound(stream, request);
        Cursor after = request.after();
        this.resumed = after == null ? null : Delivered.of(after).orElse(null);
        if (resumed == null || after == null) {
            this.delivered = Delivered.nothingSince(Instant.EPOCH);
        } else if (request.lookback().isZero()) {
            this.delivered = Delivered.of(after).orElseThrow();
        } else {
            this.delivered = Delivered.nothingSince(cursor.unitOf(resumed.unit().minus(request.lookback())));
        }
    }

    /// Exclusive; null for none. A refresh that left out what changes while it runs would take it for deleted.
    static @Nullable Instant bound(StreamManifest stream, ReadRequest request) {
        return request.fullRefresh() && stream.deletes() instanceof SnapshotDiff ? null : request.until();
    }

    Instant start() {
        return delivered.unit();
    }

    @Nullable
    Instant until() {
        return until;
    }

    boolean isWithin(Found record) {
        return until == null || record.time().isBefore(until);
    }

    /// What was not delivered, before the bound.
    List<Found> fresh(List<Found> found) {
        return found.stream()
                .filter(this::isWithin)
                .filter(it -> !delivered.has(cursor.unitOf(it.time()), it.id()))
                .toList();
    }

    void delivered(Found found) {
        delivered.add(cursor.unitOf(found.time()), found.id());
    }

    /// Never before where this read resumed, although a lookback begins earlier.
    Cursor cursor() {
        return resumed != null && delivered.unit().isBefore(resumed.unit()) ? resumed.cursor() : delivered.cursor();
    }
}
