package org.kpiplatform.app.metric.rollup;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.app.metric.query.Measurement;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.TouchedDay;

/// What syncs have touched since the last refresh.
final class Touched {

    private final Set<StreamKey> synced;
    private final Map<StreamKey, Collection<TouchedDay>> days = new HashMap<>();

    /// @param synced streams whose sync has reached its end
    Touched(Set<StreamKey> synced) {
        this.synced = Set.copyOf(synced);
    }

    void add(StreamKey stream, Collection<TouchedDay> touched) {
        days.put(stream, touched);
    }

    boolean isSynced(StreamKey stream) {
        return synced.contains(stream);
    }

    /// The days whose buckets may differ from the records.
    Set<LocalDate> daysOf(Measurement measurement) {
        Set<LocalDate> dates = new TreeSet<>();
        for (TouchedDay touched : days.getOrDefault(measurement.stream(), Set.of())) {
            if (touched.field() != null && measurement.timeFields().contains(touched.field())) {
                dates.add(touched.day());
            }
        }
        return dates;
    }
}
