package org.kpiplatform.connector.rest.read;

import java.util.List;
import org.kpiplatform.connector.spi.Cursor;

/// Walks through a stream, page by page.
interface Scan {

    /// The next records that were not delivered yet, which may be none before the end. Called again when all of
    /// the last ones are [#delivered].
    List<Found> more() throws InterruptedException;

    boolean hasEnded();

    void delivered(Found found);

    /// Where a later read resumes.
    Cursor cursor();

    /// How many records there seem to be; zero where nobody knows.
    long total();
}
