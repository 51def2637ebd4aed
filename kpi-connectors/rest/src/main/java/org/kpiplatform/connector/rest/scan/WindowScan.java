package org.kpiplatform.connector.rest.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.manifest.CursorManifest;
import org.kpiplatform.connector.rest.query.Found;
import org.kpiplatform.connector.rest.query.Page;
import org.kpiplatform.connector.rest.query.StreamQuery;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// Reads by windows of time of change, for APIs that filter and can not sort.
///
/// A window is made smaller until what it holds fits on one page, below any cap; so no page is turned, and what
/// changes meanwhile leaves the window for a later one. The records of a window are then in order. When those of
/// one unit of time do not fit on a page, [CrowdedUnit] reads them until two scans agree.
final class WindowScan implements Scan {

    /// Where local times come twice, a filter may begin earlier than it was meant to.
    private static final Duration OVERLAP = Duration.ofHours(2);

    private static final Comparator<Found> ORDER =
            Comparator.comparing(Found::time).thenComparing(Found::key);

    private final StreamQuery query;
    private final CursorManifest cursor;
    private final Resumption resumption;
    private final Instant end;

    private Instant anchor;
    private Duration width;
    private @Nullable CrowdedUnit crowd;

    WindowScan(StreamQuery query, CursorManifest cursor, Resumption resumption) {
        this.query = query;
        this.cursor = cursor;
        this.resumption = resumption;
        this.anchor = cursor.unitOf(resumption.start());
        Instant until = resumption.until();
        // without a bound, beyond what can change while this runs
        Instant bound = until == null ? query.now().plus(Duration.ofDays(1)) : until;
        this.end = cursor.unitOf(bound).plus(cursor.unit());
        this.width = Duration.between(anchor, end);
    }

    @Override
    public List<Found> more() throws InterruptedException {
        return crowd == null ? oneWindow() : crowded(crowd);
    }

    private List<Found> oneWindow() throws InterruptedException {
        Instant until = anchor.plus(width).isBefore(end) ? anchor.plus(width) : end;
        Page page = asked(query.within(cursor, anchor, until), until);
        if (isWhole(page)) {
            List<Found> fresh = fresh(page, until);
            anchor = until;
            width = width.multipliedBy(2);
            return fresh;
        }
        Duration unit = cursor.unit();
        if (Duration.between(anchor, until).compareTo(unit) > 0) {
            width = half(Duration.between(anchor, until), unit);
            return List.of();
        }
        crowd = new CrowdedUnit(anchor, page);
        return crowded(crowd);
    }

    private static Duration half(Duration width, Duration unit) {
        return unit.multipliedBy(Math.max(1, width.dividedBy(unit) / 2));
    }

    private boolean isWhole(Page page) {
        int cap = query.stream().resultCap();
        return page.isLast() && (cap == 0 || page.found().size() < cap);
    }

    private List<Found> crowded(CrowdedUnit unitAtHand) throws InterruptedException {
        Instant until = anchor.plus(cursor.unit());
        Page page = unitAtHand.page();
        List<Found> here = page.found().stream()
                .filter(it -> cursor.unitOf(it.time()).equals(anchor))
                .toList();
        unitAtHand.saw(here, query.stream());
        List<Found> fresh = resumption.fresh(here);
        if (!page.isLast()) {
            unitAtHand.turnTo(asked(query.following(page), until));
        } else if (unitAtHand.isSettled()) {
            anchor = until;
            width = cursor.unit();
            crowd = null;
        } else {
            unitAtHand.again(asked(query.within(cursor, anchor, until), until));
        }
        return fresh;
    }

    private List<Found> fresh(Page page, Instant until) {
        return resumption.fresh(page.found().stream()
                .filter(it -> it.time().isBefore(until))
                .sorted(ORDER)
                .toList());
    }

    /// Makes sure that the API does what the manifest promises, because otherwise records would be lost in silence.
    private Page asked(Page page, Instant until) {
        for (Found record : page.found()) {
            if (record.time().isBefore(anchor.minus(OVERLAP)) || record.time().isAfter(until.plus(OVERLAP))) {
                throw new SourceException(
                        ErrorKind.CONFIG,
                        "`" + page.call() + "`: asked for what changed from " + anchor + " to " + until
                                + ", it answered with the record `" + record.key() + "` of " + record.time()
                                + ": it ignores the filter. Mend the `request` of stream `"
                                + query.stream().name() + "`.");
            }
        }
        return page;
    }

    @Override
    public boolean hasEnded() {
        return !anchor.isBefore(end);
    }

    @Override
    public void delivered(Found found) {
        resumption.delivered(found);
    }

    @Override
    public Cursor cursor() {
        return resumption.cursor();
    }

    /// Nobody knows before the last window.
    @Override
    public long total() {
        return 0;
    }
}
