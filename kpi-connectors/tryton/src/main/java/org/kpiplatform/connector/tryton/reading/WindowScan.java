package org.kpiplatform.connector.tryton.reading;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ReadRequest;

/// Reads a window of time, page by page in the order of ids.
///
/// A record's time is when it was last changed, or else created: two fields, of which the first is null until a
/// record is changed for the first time, so that no order by time could page through them. Ids are a safe order
/// instead: they never change, and records only leave the window, when they are changed while it is read. Then
/// the next window has them, since this one ends at the latest change that Tryton knew when it began. That end is
/// by the clock that also dates the changes, so no difference of clocks can lose anything.
///
/// A transaction is dated by its begin, and seen at its end: what such a transaction changed may be dated inside
/// a window that was already read. That is what the lookback is for.
///
/// A full refresh has no window: it delivers whatever exists, also what changes while it runs, since that would seem
/// deleted otherwise.
final class WindowScan {

    /// Tryton dates changes by the microsecond.
    private static final ChronoUnit UNIT = ChronoUnit.MICROS;

    /// Before the first record.
    private static final long NONE = -1;

    private final Question question;
    private final Collection<String> fields;
    private final int pageSize;
    private final Place kept;
    private final Window window;
    private final @Nullable LocalDateTime bound;
    private final boolean redelivers;
    private Place.Scan scan;
    private boolean ended;
    private long asked;

    private WindowScan(
            Question question,
            Collection<String> fields,
            int pageSize,
            Place kept,
            Place.Scan scan,
            ReadRequest request) {
        this.question = question;
        this.fields = fields;
        this.pageSize = pageSize;
        this.kept = kept;
        this.scan = scan;
        this.asked = scan.id();
        this.redelivers = !request.lookback().isZero();
        this.bound = request.until() == null || scan.everything() ? null : utc(request.until());
        LocalDateTime through = kept.through();
        this.window = scan.everything()
                ? Window.EVERYTHING
                : new Window(through == null ? null : through.minus(request.lookback()), scan.until());
    }

    /// Begins, or goes on where the request's cursor says that an earlier read was cut off.
    static WindowScan of(Question question, Collection<String> fields, int pageSize, ReadRequest request)
            throws InterruptedException {
        Place place = request.after() == null
                ? Place.beginning()
                : Place.of(request.after()).orElseGet(Place::beginning);
        Place.Scan cutOff = place.scan();
        boolean goesOn = cutOff != null && (cutOff.everything() || !request.fullRefresh());
        Place kept = request.fullRefresh() ? Place.beginning() : place;
        Place.Scan scan = goesOn && cutOff != null
                ? cutOff
                : new Place.Scan(end(question, kept, request), NONE, Ids.none(), request.fullRefresh());
        return new WindowScan(question, fields, pageSize, kept, scan, request);
    }

    private static LocalDateTime end(Question question, Place kept, ReadRequest request) throws InterruptedException {
        LocalDateTime least = kept.through() == null ? LocalDateTime.of(1970, 1, 1, 0, 0) : kept.through();
        LocalDateTime end = question.latest().orElse(least);
        if (request.until() != null) {
            LocalDateTime bound = utc(request.until()).truncatedTo(UNIT).minus(1, UNIT);
            end = bound.isBefore(end) ? bound : end;
        }
        return end.isBefore(least) ? least : end;
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /// How many records are still to come, as Tryton counts.
    long count() throws InterruptedException {
        return question.count(window, scan.id());
    }

    /// The next records that were not delivered yet, which may be none before the end. Called again when each of the
    /// last ones was [#passed].
    List<Row> more() throws InterruptedException {
        List<Row> page = question.rows(window, asked, pageSize, fields);
        ended = page.size() < pageSize;
        List<Row> fresh = new ArrayList<>();
        for (Row row : page) {
            asked = row.id();
            if (isFresh(row)) {
                fresh.add(row);
            }
        }
        return fresh;
    }

    private boolean isFresh(Row row) {
        LocalDateTime changed = row.changed();
        if (changed == null) {
            return true;
        }
        boolean beyond = bound != null && !changed.isBefore(bound);
        boolean known =
                !redelivers && changed.equals(kept.through()) && kept.known().has(row.id());
        return !beyond && (scan.everything() || !known);
    }

    /// Everything that [#more] gave was delivered up to here.
    void passed(Row row) {
        Ids seen = scan.seen();
        if (scan.until().equals(row.changed())) {
            seen = seen.copy();
            seen.add(row.id());
        }
        scan = new Place.Scan(scan.until(), row.id(), seen, scan.everything());
    }

    boolean hasEnded() {
        return ended;
    }

    /// Where a later read goes on, when all of what [#more] gave was delivered and there is no more.
    Place end() {
        Ids known = scan.seen().copy();
        if (scan.until().equals(kept.through())) {
            known.addAll(kept.known());
        }
        return new Place(scan.until(), known, null);
    }

    /// Where a later read goes on, in the middle.
    Place place() {
        return new Place(kept.through(), kept.known(), scan);
    }
}
