package org.kpiplatform.app.record.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kpiplatform.app.record.Quarantine;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;

/// The rejected rows of one stream in one run. A resource that is read again loses what earlier runs rejected of it,
/// from the place on where reading begins; at most so many new rows are kept, though all are counted.
final class QuarantineRun {

    private static final int KEPT_PER_RUN = 10_000;

    private final Quarantine quarantine;
    private final StreamKey stream;
    private final long run;
    private final Set<String> resources = new HashSet<>();
    private int kept;

    QuarantineRun(Quarantine quarantine, StreamKey stream, long run) {
        this.quarantine = quarantine;
        this.stream = stream;
        this.run = run;
    }

    void replace(Batch batch, List<Rejection> rejected) {
        firstPlaces(batch).forEach((resource, number) -> {
            if (resources.add(resource)) {
                quarantine.forgetFrom(stream, run, new Position(resource, number));
            }
        });
        List<Rejection> some = rejected.subList(0, Math.min(rejected.size(), KEPT_PER_RUN - kept));
        quarantine.add(stream, run, some);
        kept += some.size();
    }

    private static Map<String, Long> firstPlaces(Batch batch) {
        Map<String, Long> first = new HashMap<>();
        for (SourceRecord record : batch.records()) {
            first.merge(record.position().resource(), record.position().number(), Math::min);
        }
        for (Rejection rejection : batch.rejected()) {
            first.merge(rejection.position().resource(), rejection.position().number(), Math::min);
        }
        return first;
    }
}
