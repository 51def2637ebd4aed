package org.kpiplatform.app.source.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.push.PushReceipt;
import org.kpiplatform.api.push.PushedMisfit;
import org.kpiplatform.app.record.Quarantine;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.merge.MergeCounts;
import org.kpiplatform.app.source.arrival.Arrival;
import org.kpiplatform.app.source.push.body.PushedRow;
import org.kpiplatform.app.source.push.body.RecordReading;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;

/// The rows of one push on their way into its stream, and what is told of them.
final class PushTally {

    private static final int PROBLEMS_TOLD = 20;
    private static final int KEPT_IN_QUARANTINE = 10_000;
    private static final int RAW_LENGTH = 2_000;

    private final StreamKey stream;
    private final Arrival arrival;
    private final RecordReading reading;
    private final PushAnswers answers;
    private final Quarantine quarantine;
    private final List<PushedRow> waiting = new ArrayList<>();
    private final int batchSize;
    private long repeated;

    PushTally(
            StreamKey stream,
            Arrival arrival,
            RecordReading reading,
            PushAnswers answers,
            Quarantine quarantine,
            int batchSize) {
        this.quarantine = quarantine;
        this.stream = stream;
        this.arrival = arrival;
        this.reading = reading;
        this.answers = answers;
        this.batchSize = batchSize;
    }

    void add(PushedRow row) {
        waiting.add(row);
        if (waiting.size() == batchSize) {
            store();
        }
    }

    /// Stores what waits.
    void store() {
        List<String> events = new ArrayList<>();
        waiting.forEach(row -> {
            if (row.event() != null) {
                events.add(row.event());
            }
        });
        Set<String> known = new HashSet<>(answers.known(stream, events));
        List<String> fresh = new ArrayList<>();
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        for (PushedRow row : waiting) {
            String event = row.event();
            if (event != null && !known.add(event)) {
                repeated++;
                continue;
            }
            if (event != null) {
                fresh.add(event);
            }
            read(row, records, rejected);
        }
        waiting.clear();
        if (!records.isEmpty() || !rejected.isEmpty()) {
            arrival.merge(records, rejected);
            answers.remember(stream, fresh);
        }
    }

    private void read(PushedRow row, List<SourceRecord> records, List<Rejection> rejected) {
        switch (row.said()) {
            case PushedRow.Upsert(var record) -> take(row, SourceRecord.Operation.UPSERT, record, records, rejected);
            case PushedRow.Delete(var key) -> take(row, SourceRecord.Operation.DELETE, key, records, rejected);
            case PushedRow.Nonsense(String reason) -> rejected.add(rejection(row, null, reason));
        }
    }

    @SuppressWarnings("NullAway") // takes the record's constructor for one that wants values without null
    private void take(
            PushedRow row,
            SourceRecord.Operation operation,
            ObjectNode object,
            List<SourceRecord> records,
            List<Rejection> rejected) {
        switch (operation == SourceRecord.Operation.UPSERT ? reading.record(object) : reading.key(object)) {
            case RecordReading.Values read -> records.add(new SourceRecord(operation, read.values(), place(row)));
            case RecordReading.Flaw(var field, String reason) ->
                rejected.add(rejection(row, field, reason).withKey(reading.keyOf(object)));
        }
    }

    private Rejection rejection(PushedRow row, @Nullable String field, String reason) {
        String raw = row.raw().toString();
        return new Rejection(
                place(row), field, raw.length() <= RAW_LENGTH ? raw : raw.substring(0, RAW_LENGTH) + "…", reason);
    }

    /// Another resource for each push, so that none replaces what an earlier one has left in quarantine.
    private Position place(PushedRow row) {
        return new Position(resource(), row.number());
    }

    private String resource() {
        return "push " + arrival.number();
    }

    PushReceipt receipt(@Nullable Instant completeThrough) {
        MergeCounts counts = arrival.counts();
        return new PushReceipt(
                stream.toString(),
                counts.read() == 0 ? null : (Long) arrival.run(),
                counts.read() + repeated,
                counts.added(),
                counts.changed(),
                counts.unchanged(),
                counts.deleted(),
                counts.quarantined(),
                repeated,
                counts.quarantined() == 0 ? List.of() : problems(),
                completeThrough);
    }

    private List<PushedMisfit> problems() {
        quarantine.keepLatest(stream, KEPT_IN_QUARANTINE);
        return quarantine.first(stream, resource(), PROBLEMS_TOLD).stream()
                .map(it -> new PushedMisfit(it.position().number(), it.field(), it.reason(), it.raw()))
                .toList();
    }
}
