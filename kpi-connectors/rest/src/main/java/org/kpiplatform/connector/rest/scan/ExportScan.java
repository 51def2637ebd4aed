package org.kpiplatform.connector.rest.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.manifest.CursorManifest;
import org.kpiplatform.connector.rest.manifest.Export;
import org.kpiplatform.connector.rest.query.Found;
import org.kpiplatform.connector.rest.query.Page;
import org.kpiplatform.connector.rest.query.StreamQuery;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceException;

/// Reads an export: an endless list, in the order in which records changed, of which every answer tells where to
/// go on.
///
/// Where it resumes is the place from which the last answer was asked for, and what was delivered of that answer: so
/// that a kill in the middle loses nothing and delivers nothing twice.
final class ExportScan implements Scan {

    private final StreamQuery query;
    private final CursorManifest cursor;
    private final Export export;
    private final @Nullable Instant until;
    private final @Nullable Exported resumed;
    private final Exported exported;

    /// Where to go on when all that was found is delivered.
    private @Nullable String next;

    private int open;
    private boolean ended;

    ExportScan(StreamQuery query, CursorManifest cursor, Export export, ReadRequest request) {
        this.query = query;
        this.cursor = cursor;
        this.export = export;
        this.until = Resumption.bound(query.stream(), request);
        Cursor after = request.after();
        this.resumed = after == null ? null : Exported.of(after).orElse(null);
        if (resumed == null || after == null) {
            this.exported = Exported.from(Instant.EPOCH);
        } else if (request.lookback().isZero()) {
            this.exported = Exported.of(after).orElseThrow();
        } else {
            this.exported = Exported.from(resumed.latest().minus(request.lookback()));
        }
    }

    @Override
    public List<Found> more() throws InterruptedException {
        String place = exported.token();
        Page page = place.isEmpty() ? query.from(cursor, exported.latest()) : query.on(export, place);
        List<Found> within = page.found().stream().filter(this::isWithin).toList();
        List<Found> fresh = within.stream().filter(it -> !exported.has(it.id())).toList();
        within.stream().filter(it -> exported.has(it.id())).forEach(this::note);
        open = fresh.size();
        if (within.size() < page.found().size()) {
            ended = true; // the rest of this answer is the next run's
        } else {
            goOn(page, place);
        }
        return fresh;
    }

    private void goOn(Page page, String place) {
        String told = export.path().in(page.body()).asText("");
        ended = isEnd(page);
        if (!ended && (told.isEmpty() || told.equals(place))) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "`" + page.call() + "` says that there is more, and at `" + export.path() + "` "
                            + (told.isEmpty() ? "not where to go on." : "to go on where it began."));
        }
        next = told.isEmpty() ? null : told;
        moveOn();
    }

    private boolean isEnd(Page page) {
        JsonNode end = export.end().in(page.body());
        if (!end.isBoolean()) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "`" + page.call() + "` was answered without `true` or `false` at `" + export.end()
                            + "`, where the manifest's `export` expects to be told whether there is more.");
        }
        return end.asBoolean();
    }

    private void moveOn() {
        if (open == 0 && next != null) {
            exported.moveTo(next);
            next = null;
        }
    }

    private boolean isWithin(Found record) {
        return until == null || record.time().isBefore(until);
    }

    private void note(Found found) {
        exported.add(found.id(), cursor.unitOf(found.time()));
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void delivered(Found found) {
        note(found);
        open--;
        moveOn();
    }

    /// Never before where this read resumed, although a lookback begins earlier.
    @Override
    public Cursor cursor() {
        return resumed != null && exported.latest().isBefore(resumed.latest()) ? resumed.cursor() : exported.cursor();
    }

    /// An export does not tell.
    @Override
    public long total() {
        return 0;
    }
}
