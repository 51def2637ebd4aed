package org.kpiplatform.app.source.pushdown;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.Bucket;
import org.kpiplatform.domain.catalog.pushdown.BucketStream;

/// Asks some months at a time. Buckets that were answered before and are not any more are told as deletes.
final class AnswerReader implements RecordReader {

    private static final int DAYS_AT_ONCE = 92;

    private final AnsweringSource source;
    private final List<String> fields;
    private final LocalDate first;
    private final LocalDate today;
    private volatile LocalDate next;
    private long ordinal;

    AnswerReader(AnsweringSource source, StreamSpec wanted, LocalDate first, LocalDate today) {
        this.source = source;
        this.fields = wanted.fields().stream().map(FieldSpec::name).toList();
        this.first = first;
        this.today = today;
        this.next = first;
    }

    /// As many as some months have: a question is not stopped in its middle.
    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        while (true) {
            LocalDate from = next;
            LocalDate until = earlier(from.plusDays(DAYS_AT_ONCE), today.plusDays(1));
            List<SourceRecord> records = from.isBefore(until) ? ask(from, until) : List.of();
            next = until;
            boolean last = until.isAfter(today) || !from.isBefore(until);
            if (last || !records.isEmpty()) {
                // today is asked again next time, whatever happens until its end
                return new Batch(records, List.of(), AnsweringSource.cursor(earlier(until, today)), last);
            }
        }
    }

    private List<SourceRecord> ask(LocalDate from, LocalDate until) throws InterruptedException {
        List<Bucket> answer = source.source().answer(source.question().about(from, until));
        Set<String> gone = source.stored().between(from, until);
        List<SourceRecord> records = new ArrayList<>(answer.size());
        for (Bucket bucket : answer) {
            LocalDate day =
                    LocalDate.ofInstant(bucket.start(), source.question().zone());
            String key = key(day, bucket.dimensions());
            gone.remove(key);
            records.add(record(SourceRecord.Operation.UPSERT, key, day, bucket));
        }
        if (!answer.isEmpty()) {
            // a source that is broken looks like an empty one
            gone.forEach(key -> records.add(record(SourceRecord.Operation.DELETE, key, from, null)));
        }
        return records;
    }

    private SourceRecord record(SourceRecord.Operation operation, String key, LocalDate day, @Nullable Bucket bucket) {
        @Nullable Object[] values = new Object[fields.size()];
        values[fields.indexOf(BucketStream.BUCKET)] = key;
        if (bucket != null) {
            values[fields.indexOf(BucketStream.DAY)] = day;
            values[fields.indexOf(BucketStream.VALUE)] = bucket.values().getFirst();
            List<String> dimensions = source.question().buckets().question().dimensions();
            for (int i = 0; i < dimensions.size(); i++) {
                values[fields.indexOf(dimensions.get(i))] = bucket.dimensions().get(i);
            }
        }
        return new SourceRecord(
                operation,
                Arrays.asList(values),
                new Position(source.question().origin().name(), ++ordinal));
    }

    /// The day and each value, so that no two buckets have the same: `2011-03-01|=France|~`.
    private static String key(LocalDate day, List<@Nullable Object> dimensions) {
        StringBuilder key = new StringBuilder(day.toString());
        for (Object dimension : dimensions) {
            key.append('|');
            if (dimension == null) {
                key.append('~');
            } else {
                key.append('=')
                        .append(dimension.toString().replace("\\", "\\\\").replace("|", "\\|"));
            }
        }
        return key.toString();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public Progress progress() {
        return new Progress(
                ChronoUnit.DAYS.between(first, next), Math.max(0, ChronoUnit.DAYS.between(first, today) + 1));
    }

    @Override
    public void close() {
        // the question is the connector's, and ends with it
    }
}
