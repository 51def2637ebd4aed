package org.kpiplatform.connector.rest.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.query.Found;
import org.kpiplatform.connector.rest.query.Page;
import org.kpiplatform.connector.rest.query.StreamQuery;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// Reads all pages of a stream that has no cursor, each time.
final class WholeScan implements Scan {

    /// There is no place in the middle: pages move.
    private static final Cursor BEGINNING = new Cursor(Delivered.FORMAT, "whole");

    private final StreamQuery query;
    private @Nullable Page page;
    private long seen;

    WholeScan(StreamQuery query) {
        this.query = query;
    }

    @Override
    public List<Found> more() throws InterruptedException {
        page = page == null ? query.everything() : query.following(page);
        seen += page.found().size();
        int cap = query.stream().resultCap();
        if (cap > 0 && seen >= cap) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "Stream `" + query.stream().name() + "` has at least " + seen
                            + " records, and the API hands out no more" + " than " + cap
                            + " for one question. Ask for less, by a parameter, in several sources.");
        }
        return page.found();
    }

    @Override
    public boolean hasEnded() {
        return page != null && page.isLast();
    }

    @Override
    public void delivered(Found found) {
        // nothing is remembered
    }

    @Override
    public Cursor cursor() {
        return BEGINNING;
    }

    @Override
    public long total() {
        return page == null ? 0 : page.total();
    }
}
