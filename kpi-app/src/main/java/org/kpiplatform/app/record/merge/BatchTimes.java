package org.kpiplatform.app.record.merge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.TimeSpan;
import org.kpiplatform.connector.spi.SourceRecord;

/// The times in new records, gathered without asking the database.
final class BatchTimes {

    private final PinnedStream stream;
    private final ZoneId zone;

    BatchTimes(PinnedStream stream, ZoneId zone) {
        this.stream = stream;
        this.zone = zone;
    }

    /// The span of each field of time that has a value in these records.
    Map<String, TimeSpan> spans(List<SourceRecord> records) {
        Map<String, TimeSpan> spans = new HashMap<>();
        for (PinnedField time : stream.times()) {
            int position = stream.fields().indexOf(time);
            Instant earliest = Instant.MAX;
            Instant latest = Instant.MIN;
            for (SourceRecord record : records) {
                Instant instant = instant(record.values().get(position));
                if (instant != null) {
                    earliest = instant.isBefore(earliest) ? instant : earliest;
                    latest = instant.isAfter(latest) ? instant : latest;
                }
            }
            if (!earliest.isAfter(latest)) {
                spans.put(time.name(), new TimeSpan(earliest, latest));
            }
        }
        return spans;
    }

    /// The days of each field of time.
    Map<String, Set<LocalDate>> days(List<SourceRecord> records) {
        Map<String, Set<LocalDate>> days = new HashMap<>();
        stream.times().forEach(time -> days.put(time.name(), days(time, records)));
        return days;
    }

    private Set<LocalDate> days(PinnedField time, List<SourceRecord> records) {
        int position = stream.fields().indexOf(time);
        Set<LocalDate> days = new HashSet<>();
        for (SourceRecord record : records) {
            LocalDate day = day(record.values().get(position));
            if (day != null) {
                days.add(day);
            }
        }
        return days;
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS);
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> throw new IllegalArgumentException(value + " is no time");
        };
    }

    private @Nullable LocalDate day(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> LocalDate.ofInstant(instant, zone);
            case LocalDate day -> day;
            default -> throw new IllegalArgumentException(value + " is no time");
        };
    }
}
