package org.kpiplatform.connector.rest.scan;

import java.util.List;
import org.kpiplatform.connector.rest.manifest.CursorManifest;
import org.kpiplatform.connector.rest.query.Found;
import org.kpiplatform.connector.rest.query.StreamQuery;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ReadRequest;

/// Walks through a stream, page by page.
public interface Scan {

    /// The way that fits how the stream can be asked.
    static Scan of(StreamQuery query, ReadRequest request) {
        CursorManifest cursor = query.stream().cursor();
        if (cursor == null) {
            return new WholeScan(query);
        }
        if (cursor.export() != null) {
            return new ExportScan(query, cursor, cursor.export(), request);
        }
        Resumption resumption = new Resumption(query.stream(), cursor, request);
        return query.stream().isWindowed()
                ? new WindowScan(query, cursor, resumption)
                : new KeysetScan(query, cursor, resumption);
    }

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
