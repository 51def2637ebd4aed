package org.kpiplatform.connector.singer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.singer.catalog.CatalogStream;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceRecord;

/// What has been read and not delivered. Batches end at states where they can; one that can not keeps the state before
/// it, so that no state is ever kept before its records are.
final class Pending {

    /// @param item  a [SourceRecord] or a [Rejection]
    /// @param trail how long the trail was with it
    private record Entry(Object item, int trail) {}

    private final CatalogStream stream;
    private final Trail trail = new Trail();
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable JsonNode state;
    private @Nullable JsonNode finalState;
    private boolean marked;
    private int covered;
    private int coveredTrail;
    private long delivered;

    Pending(CatalogStream stream, Checkpoint start) {
        this.stream = stream;
        this.state = start.state();
        this.delivered = start.rows();
    }

    /// The number that the next record gets.
    long nextRow() {
        return delivered + entries.size() + 1;
    }

    /// Since the beginning of the stream.
    long delivered() {
        return delivered;
    }

    int size() {
        return entries.size();
    }

    /// Whether there are records that a state covers.
    boolean hasWhole() {
        return covered > 0;
    }

    /// Whether any state was kept so far.
    boolean isMarked() {
        return marked;
    }

    /// A record that an earlier read has delivered.
    void passOver(JsonNode record, JsonNode value) {
        trail.add(record, value);
    }

    void add(Object item, JsonNode record, JsonNode value) {
        trail.add(record, value);
        entries.add(new Entry(item, trail.size()));
    }

    /// A state covers all that came before it.
    void mark(JsonNode value) {
        marked = true;
        state = value;
        covered = entries.size();
        trail.mark();
        coveredTrail = trail.size();
    }

    /// The state that covers everything, once all is delivered.
    void markAtEnd(JsonNode value) {
        finalState = value;
    }

    /// @param ended whether no more will come
    Batch take(int most, boolean ended) {
        boolean last = ended && entries.size() <= most;
        if (last && finalState != null) {
            mark(finalState);
        }
        int cut = last ? entries.size() : covered > 0 ? Math.min(covered, most) : Math.min(entries.size(), most);
        List<SourceRecord> records = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        for (Entry entry : entries.subList(0, cut)) {
            switch (entry.item()) {
                case SourceRecord record -> records.add(record);
                case Rejection rejection -> rejected.add(rejection);
                default -> throw new IllegalStateException("neither record nor rejection: " + entry.item());
            }
        }
        int passed = last ? trail.size() : cut > covered ? entries.get(cut - 1).trail() : coveredTrail;
        List<String> known = trail.digests(passed);
        entries.subList(0, cut).clear();
        covered = 0;
        delivered += cut;
        Checkpoint checkpoint = new Checkpoint(stream.order(), delivered, state, known, last);
        return new Batch(records, rejected, checkpoint.cursor(), last);
    }
}
