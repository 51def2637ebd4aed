package org.kpiplatform.connector.rest.read;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kpiplatform.connector.rest.manifest.CursorManifest;

/// Proves that an API heeds the filter by which a stream is read, and reads its times as the manifest says. Some
/// ignore filters that they do not know, in silence; some read times in a zone of their own.
///
/// Of a record that changed at T, the answer to "from T on" must begin there, and the answer to "from just after
/// T on" must not hold anything that old.
public final class FilterProof {

    /// The record that was looked at may change meanwhile.
    private static final int ATTEMPTS = 3;

    private final StreamQuery query;

    public FilterProof(StreamQuery query) {
        this.query = query;
    }

    /// What went wrong, as a sentence; empty where the filter filters, or where there is nothing to try it on.
    public Optional<String> complaint() throws InterruptedException {
        CursorManifest cursor = query.stream().cursor();
        if (cursor == null) {
            query.everything();
            return Optional.empty();
        }
        Optional<String> complaint = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Instant> latest = query.from(cursor, Instant.EPOCH).latest();
            complaint = latest.isEmpty() ? Optional.empty() : complaint(cursor, latest.get());
            if (complaint.isEmpty()) {
                return complaint;
            }
        }
        return complaint;
    }

    private Optional<String> complaint(CursorManifest cursor, Instant time) throws InterruptedException {
        Duration unit = cursor.unit();
        Instant at = Delivered.unitOf(time, unit);
        Instant after = at.plus(unit);
        Instant meant = query.meaning(cursor, after);
        Optional<Found> older = query.from(cursor, after).found().stream()
                .filter(it -> it.time().isBefore(meant))
                .findFirst();
        if (older.isPresent()) {
            return Optional.of(sentence(
                    cursor,
                    after,
                    "with the record `" + older.get().key() + "` of "
                            + older.get().time() + ": the API ignores the filter, or reads its time in another zone"));
        }
        Optional<Instant> first =
                query.from(cursor, at).found().stream().map(Found::time).findFirst();
        Instant earliest = query.meaning(cursor, at);
        if (first.filter(it -> !it.isBefore(earliest) && it.isBefore(after)).isEmpty()) {
            String found = first.map(it -> "with a first record of " + it).orElse("with nothing");
            return Optional.of(sentence(
                    cursor,
                    at,
                    found + ", although one changed at " + time
                            + ": the API reads the time in another zone, or the answer is not sorted, oldest first"));
        }
        return Optional.empty();
    }

    private String sentence(CursorManifest cursor, Instant from, String what) {
        return "Stream `" + query.stream().name() + "`: asked for what changed from " + from + " on, it was answered "
                + what
                + ". Mend the `request` of the manifest, or the `zone` (now `"
                + cursor.zone().text() + "`) of its `cursor`.";
    }
}
