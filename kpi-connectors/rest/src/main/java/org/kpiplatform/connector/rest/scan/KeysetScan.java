package org.kpiplatform.connector.rest.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.manifest.CursorManifest;
import org.kpiplatform.connector.rest.query.Found;
import org.kpiplatform.connector.rest.query.Page;
import org.kpiplatform.connector.rest.query.StreamQuery;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

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
    private final Resumption resumption;

    private Instant anchor;
    private @Nullable CrowdedUnit crowd;
    private boolean ended;
    private long total;

    KeysetScan(StreamQuery query, CursorManifest cursor, Resumption resumption) {
        this.query = query;
        this.cursor = cursor;
        this.resumption = resumption;
        this.anchor = resumption.start();
    }

    @Override
    public List<Found> more() throws InterruptedException {
        return crowd == null ? oneQuestion() : crowded(crowd);
    }

    private List<Found> oneQuestion() throws InterruptedException {
        Page page = asked(query.from(cursor, anchor));
        total = total == 0 ? page.total() : total;
        Instant last = page.latest().map(cursor::unitOf).orElse(anchor);
        if (page.isLast() || last.isAfter(anchor)) {
            ended = page.isLast() || reachesBound(page);
            anchor = last;
            return resumption.fresh(page.found());
        }
        crowd = new CrowdedUnit(anchor, page);
        return crowded(crowd);
    }

    private List<Found> crowded(CrowdedUnit unitAtHand) throws InterruptedException {
        Page page = unitAtHand.page();
        List<Found> here = page.found().stream()
                .filter(it -> cursor.unitOf(it.time()).equals(anchor))
                .toList();
        unitAtHand.saw(here, query.stream());
        boolean left = page.isLast()
                || reachesBound(page)
                || page.latest().filter(it -> cursor.unitOf(it).isAfter(anchor)).isPresent();
        List<Found> fresh = resumption.fresh(here);
        if (!left) {
            unitAtHand.turnTo(asked(query.following(page)));
        } else if (unitAtHand.isSettled()) {
            anchor = anchor.plus(cursor.unit()); // what follows on this page, the next question finds
            crowd = null;
        } else {
            unitAtHand.again(asked(query.from(cursor, anchor)));
        }
        return fresh;
    }

    private boolean reachesBound(Page page) {
        return !page.found().stream().allMatch(resumption::isWithin);
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

    @Override
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void delivered(Found found) {
        resumption.delivered(found);
    }

    @Override
    public Cursor cursor() {
        return resumption.cursor();
    }

    @Override
    public long total() {
        return total;
    }
}
