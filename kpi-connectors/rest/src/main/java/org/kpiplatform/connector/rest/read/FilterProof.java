package org.kpiplatform.connector.rest.read;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.kpiplatform.connector.rest.manifest.CursorManifest;
import org.kpiplatform.connector.rest.query.Found;
import org.kpiplatform.connector.rest.query.Page;
import org.kpiplatform.connector.rest.query.StreamQuery;

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
        if (cursor.export() != null) {
            return ofExport(cursor);
        }
        Optional<String> complaint = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Instant> latest = anyTime(cursor);
            complaint = latest.isEmpty() ? Optional.empty() : complaint(cursor, latest.get());
            if (complaint.isEmpty()) {
                return complaint;
            }
        }
        return complaint;
    }

    private Optional<Instant> anyTime(CursorManifest cursor) throws InterruptedException {
        return query.stream().isWindowed()
                ? query.within(cursor, Instant.EPOCH, query.now()).latest()
                : query.from(cursor, Instant.EPOCH).latest();
    }

    /// From a time on; in windows, up to another.
    private Page from(CursorManifest cursor, Instant time, Instant until) throws InterruptedException {
        return query.stream().isWindowed() ? query.within(cursor, time, until) : query.from(cursor, time);
    }

    /// An export begins with what the system itself did to a record, which records do not show. What begins with
    /// the last minutes, however, can not begin with the first record of all.
    private Optional<String> ofExport(CursorManifest cursor) throws InterruptedException {
        Instant recently = query.now().minus(cursor.spec().safetyLag());
        Optional<Found> first =
                query.from(cursor, Instant.EPOCH).found().stream().findFirst();
        if (first.isEmpty() || !first.get().time().isBefore(recently.minus(Duration.ofDays(1)))) {
            return Optional.empty();
        }
        String id = first.get().id();
        return query.from(cursor, recently).found().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .map(it -> sentence(
                        cursor,
                        recently,
                        "with the record `" + it.key() + "` of " + it.time()
                                + ", the first of all: the API ignores the time"));
    }

    private Optional<String> complaint(CursorManifest cursor, Instant time) throws InterruptedException {
        Duration unit = cursor.unit();
        Instant at = cursor.unitOf(time);
        Instant after = at.plus(unit);
        Instant meant = query.meaning(cursor, after);
        Optional<Found> older = from(cursor, after, query.now().plus(Duration.ofDays(1))).found().stream()
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
                from(cursor, at, after).found().stream().map(Found::time).min(Comparator.naturalOrder());
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
