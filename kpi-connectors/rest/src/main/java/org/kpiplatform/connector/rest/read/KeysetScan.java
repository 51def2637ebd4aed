package org.kpiplatform.connector.rest.read;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.manifest.CursorManifest;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec.SnapshotDiff;

/// Reads by time of change, without ever asking for a second page where that could lose something.
///
/// Every question is "what changed at T or later, oldest first", and only its first page is taken: what changes
/// meanwhile moves to the end, where a later question finds it. T is then the time of the last record, and what
/// was delivered already is dropped. The numbers of pages would not do: an update moves all that follow it one
/// place to the front, and the one at the edge is never seen.
///
/// When more records share a unit of time than fit on a page, there is no way but the pages; then [CrowdedUnit]
/// reads them until two scans agree.
final class KeysetScan implements Scan {

    /// Where local times come twice, a filter may begin earlier than it was meant to.
    private static final Duration OVERLAP = Duration.ofHours(2);

    private final StreamQuery query;
    private final CursorManifest cursor;
    private final Duration unit;
    private final @Nullable Instant until;
    private final @Nullable Delivered resumed;
    private final Delivered delivered;

    private Instant anchor;
    private @Nullable CrowdedUnit crowd;
    private boolean ended;
    private long total;

    KeysetScan(StreamQuery query, CursorManifest cursor, ReadRequest request) {
        this.query = query;
        this.cursor = cursor;
        this.unit = cursor.unit();
        // a refresh that left out what changes while it runs would take it for deleted
        boolean everything = request.fullRefresh() && query.stream().deletes() instanceof SnapshotDiff;
        this.until = everything ? null : request.until();
        Cursor after = request.after();
        this.resumed = after == null ? null : Delivered.of(after).orElse(null);
        this.delivered = start(after, request.lookback());
        this.anchor = delivered.unit();
    }

    private Delivered start(@Nullable Cursor after, Duration lookback) {
        if (resumed == null || after == null) {
            return Delivered.nothingSince(Instant.EPOCH);
        }
        return lookback.isZero()
                ? Delivered.of(after).orElseThrow()
                : Delivered.nothingSince(unitOf(resumed.unit().minus(lookback)));
    }

    @Override
    public List<Found> more() throws InterruptedException {
        return crowd == null ? oneQuestion() : crowded(crowd);
    }

    private List<Found> oneQuestion() throws InterruptedException {
        Page page = asked(query.from(cursor, anchor));
        total = total == 0 ? page.total() : total;
        Instant last = page.latest().map(this::unitOf).orElse(anchor);
        if (page.isLast() || last.isAfter(anchor)) {
            ended = page.isLast() || reachesBound(page);
            anchor = last;
            return fresh(page.found());
        }
        crowd = new CrowdedUnit(anchor, page);
        return crowded(crowd);
    }

    private List<Found> crowded(CrowdedUnit unitAtHand) throws InterruptedException {
        Page page = unitAtHand.page();
        List<Found> here = page.found().stream()
                .filter(it -> unitOf(it.time()).equals(anchor))
                .toList();
        unitAtHand.saw(here, query.stream());
        boolean left = page.isLast()
                || reachesBound(page)
                || page.latest().filter(it -> unitOf(it).isAfter(anchor)).isPresent();
        List<Found> fresh = fresh(here);
        if (!left) {
            unitAtHand.turnTo(asked(query.following(page)));
        } else if (unitAtHand.isSettled()) {
            anchor = anchor.plus(unit); // what follows on this page, the next question finds
            crowd = null;
        } else {
            unitAtHand.again(asked(query.from(cursor, anchor)));
        }
        return fresh;
    }

    /// What was not delivered, before the bound.
    private List<Found> fresh(List<Found> found) {
        List<Found> fresh = new ArrayList<>();
        for (Found record : found) {
            if (isWithin(record) && !delivered.has(unitOf(record.time()), record.id())) {
                fresh.add(record);
            }
        }
        return fresh;
    }

    private boolean reachesBound(Page page) {
        return !page.found().stream().allMatch(this::isWithin);
    }

    private boolean isWithin(Found record) {
        return until == null || record.time().isBefore(until);
    }

    /// Makes sure that the API does what the manifest promises, because otherwise records would be lost in silence.
    private Page asked(Page page) {
        Instant before = anchor.minus(OVERLAP);
        for (Found record : page.found()) {
            if (record.time().isBefore(anchor.minus(OVERLAP))) {
                throw broken(
                        page,
                        "asked for what changed from " + anchor + " on, it answered with the record `" + record.key()
                                + "` of " + record.time() + ": it ignores the filter");
            }
            if (record.time().isBefore(before)) {
                throw broken(
                        page,
                        "the record `" + record.key() + "` of " + record.time() + " follows one of " + before
                                + ": the answer is not sorted by `"
                                + cursor.spec().field() + "`, oldest first");
            }
            before = record.time();
        }
        return page;
    }

    private SourceException broken(Page page, String what) {
        return new SourceException(
                ErrorKind.CONFIG,
                "`" + page.call() + "`: " + what + ". Records would be lost. Mend the `request` of stream `"
                        + query.stream().name() + "`.");
    }

    private Instant unitOf(Instant time) {
        return Delivered.unitOf(time, unit);
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void delivered(Found found) {
        delivered.add(unitOf(found.time()), found.id());
    }

    /// Never before where this read resumed, although a lookback begins earlier.
    @Override
    public Cursor cursor() {
        return resumed != null && delivered.unit().isBefore(resumed.unit()) ? resumed.cursor() : delivered.cursor();
    }

    @Override
    public long total() {
        return total;
    }
}
