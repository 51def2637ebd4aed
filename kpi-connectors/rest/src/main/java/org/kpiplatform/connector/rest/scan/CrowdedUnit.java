package org.kpiplatform.connector.rest.scan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.connector.rest.manifest.StreamManifest;
import org.kpiplatform.connector.rest.query.Found;
import org.kpiplatform.connector.rest.query.Page;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// A unit of time in which more records changed than fit on a page, after an import for example. Its pages are
/// read again and again until two scans in a row have seen the same: then nothing has moved between pages.
final class CrowdedUnit {

    private static final int MOST_SCANS = 20;

    private final Instant unit;
    private Page page;
    private List<String> previous = List.of();
    private List<String> current = new ArrayList<>();
    private int scans = 1;

    CrowdedUnit(Instant unit, Page page) {
        this.unit = unit;
        this.page = page;
    }

    Page page() {
        return page;
    }

    void turnTo(Page next) {
        page = next;
    }

    void saw(List<Found> records, StreamManifest stream) {
        records.forEach(record -> current.add(record.id()));
        if (stream.resultCap() > 0 && current.size() >= stream.resultCap()) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "At least " + current.size() + " records of stream `" + stream.name()
                            + "` changed in the unit of time"
                            + " that begins at " + unit + ", and the API hands out no more than " + stream.resultCap()
                            + " for one question. Ask for less, by a parameter, in several sources.");
        }
    }

    boolean isSettled() {
        return current.equals(previous);
    }

    /// Begins another scan.
    void again(Page first) {
        if (++scans > MOST_SCANS) {
            throw new SourceException(
                    ErrorKind.TRANSIENT,
                    "The records that changed at " + unit
                            + " fill more than a page, and were changing all the time while" + " they were read "
                            + MOST_SCANS + " times. Try again when the source is less busy.");
        }
        previous = current;
        current = new ArrayList<>();
        page = first;
    }
}
