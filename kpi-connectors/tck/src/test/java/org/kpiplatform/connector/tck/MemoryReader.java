package org.kpiplatform.connector.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Coverage;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Progress;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;

/// Reads by time and id: each page begins at the last time that was delivered, and leaves out what was delivered of it.
final class MemoryReader implements RecordReader {

    private static final int PAGE = 3;

    private final MemorySource source;
    private final MemoryClient client;
    private final MemoryRows rows;
    private final ReadRequest request;
    private final Flaw flaw;
    private final Secret password;
    private final boolean shuffled;
    private final Deque<Map<String, String>> page = new ArrayDeque<>();
    private final Checkpoint begin;
    private Checkpoint checkpoint;
    private boolean exhausted;
    private boolean closed;
    private int delivered;
    private int offset;

    MemoryReader(
            MemorySource source,
            MemoryClient client,
            MemoryRows rows,
            ReadRequest request,
            Flaw flaw,
            Secret password,
            boolean shuffled) {
        this.source = source;
        this.client = client;
        this.rows = rows;
        this.request = request;
        this.flaw = flaw;
        this.password = password;
        this.shuffled = shuffled;
        this.begin = start(request.after());
        this.checkpoint = begin;
    }

    private Checkpoint start(@Nullable Cursor after) {
        if (after == null || flaw == Flaw.READS_EVERYTHING_AGAIN) {
            return Checkpoint.START;
        }
        if (after.format() != 1) {
            if (flaw == Flaw.STUMBLES_OVER_OLD_CURSORS) {
                throw new IllegalStateException("format " + after.format());
            }
            return Checkpoint.START;
        }
        Checkpoint saved = Checkpoint.of(after);
        Instant at = saved.at();
        return switch (flaw) {
            case NEVER_LOOKS_BACK -> saved;
            case REPEATS_A_RECORD_ON_RESUMPTION -> new Checkpoint(at, Set.of());
            case LOSES_A_RECORD_ON_RESUMPTION ->
                saved.ids().contains(1L) && at != null
                        ? saved.with(at.plus(MemoryOrigin.HOURS_BETWEEN_THE_FIRST), 2)
                        : saved;
            case ASKS_FOR_WHAT_IS_LATER_ONLY ->
                saved.earlier(Duration.ofSeconds(-1)).earlier(request.lookback());
            default -> saved.earlier(request.lookback());
        };
    }

    @Override
    public Batch next(int maxRecords) throws InterruptedException {
        if (Thread.interrupted() && flaw != Flaw.SWALLOWS_INTERRUPTION) {
            throw new InterruptedException();
        }
        if (source.isClosed() && flaw != Flaw.READS_ON_WHEN_CLOSED) {
            throw new SourceException(ErrorKind.TRANSIENT, "The source was closed.");
        }
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int capacity = flaw == Flaw.DELIVERS_TOO_MANY ? Integer.MAX_VALUE : maxRecords;
        while (records.size() + rejected.size() < capacity && hasMore()) {
            deliver(page.remove(), records, rejected);
        }
        if (delivered == 0 && request.after() == null && flaw == Flaw.DELETES_WHAT_IT_DOES_NOT_SEE) {
            rows.deliver(Map.of("id", "1", "gone", "true"), records, rejected);
        }
        if (shuffled || flaw == Flaw.DELIVERS_OUT_OF_ORDER) {
            records = records.reversed();
        }
        boolean last = exhausted && page.isEmpty();
        return new Batch(records, rejected, cursor(), last, last ? coverage() : null);
    }

    private boolean hasMore() throws InterruptedException {
        while (page.isEmpty() && !exhausted) {
            fetch();
        }
        return !page.isEmpty();
    }

    private void fetch() throws InterruptedException {
        if (flaw == Flaw.PAGES_BY_NUMBER) {
            exhausted = fetch(begin, offset, PAGE) == 0;
            offset += PAGE;
            return;
        }
        int ties = checkpoint.ids().size();
        int skip = flaw == Flaw.PAGES_THROUGH_TIES_BY_NUMBER ? ties : 0;
        int limit = Math.min(MemoryOrigin.CAP, ties + PAGE) - skip;
        int found = fetch(checkpoint, skip, limit);
        if (page.isEmpty()) {
            requireEnd(exhausted || found < limit);
        }
    }

    /// Fills the page.
    ///
    /// @return how many rows the origin had
    private int fetch(Checkpoint from, int skip, int limit) throws InterruptedException {
        Instant since = from.at();
        List<Map<String, String>> found = client.find(since == null ? null : rows.shown(since), skip, limit);
        for (Map<String, String> row : found) {
            Instant place = rows.place(row);
            if (isBeyond(place)) {
                exhausted = true;
                break;
            }
            if (!from.has(place, rows.id(row))) {
                page.add(row);
            }
        }
        return found.size();
    }

    private boolean isBeyond(Instant place) {
        Instant until = request.until();
        return until != null && !place.isBefore(until) && flaw != Flaw.READS_PAST_ITS_BOUND;
    }

    private void requireEnd(boolean end) {
        if (!end && flaw != Flaw.STOPS_AT_TOO_MANY_TIES) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "More than " + MemoryOrigin.CAP + " things have changed at " + checkpoint.at()
                            + ", which is the most that the origin hands out. Ask its owner for a higher limit.");
        }
        exhausted = true;
    }

    private void deliver(Map<String, String> row, List<SourceRecord> records, List<Rejection> rejected) {
        rows.deliver(row, records, rejected);
        checkpoint = checkpoint.with(rows.place(row), rows.id(row));
        delivered++;
        if (delivered == MemoryOrigin.CAP && flaw == Flaw.STOPS_AT_THE_CAP) {
            page.clear();
            exhausted = true;
        }
    }

    private Cursor cursor() {
        Instant at = checkpoint.at();
        String token = flaw == Flaw.MOVES_PAST_TIES_TOO_EARLY && at != null
                ? new Checkpoint(at.plusSeconds(1), Set.of(0L)).token()
                : checkpoint.token();
        return new Cursor(1, token + (flaw == Flaw.TELLS_ITS_PASSWORD ? " " + password.reveal() : ""));
    }

    private @Nullable Coverage coverage() {
        Instant at = checkpoint.at();
        return flaw == Flaw.KEEPS_ITS_COVERAGE_TO_ITSELF
                ? null
                : new Coverage(Instant.EPOCH, at == null ? Instant.EPOCH : at);
    }

    @Override
    public Progress progress() {
        return new Progress(flaw == Flaw.PROGRESSES_BACKWARDS ? 1_000 - delivered : delivered, 0);
    }

    @Override
    public void close() {
        if (closed && flaw == Flaw.CLOSES_READERS_ONCE) {
            throw new IllegalStateException("closed already");
        }
        closed = true;
    }
}
