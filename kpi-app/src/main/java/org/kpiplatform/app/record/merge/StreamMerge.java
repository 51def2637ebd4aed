package org.kpiplatform.app.record.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamState;
import org.kpiplatform.app.record.TimeSpan;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.SourceRecord;

/// Takes the batches of one stream in one sync run. Each batch goes in whole, in the caller's transaction: its
/// records, quarantine, cursor, coverage and touched days are there together or not at all. After a batch that
/// failed no other may follow. Batches are prepared in their order and merged in their order, each by one thread
/// at a time.
public final class StreamMerge {

    private final Merges parts;
    private final PinnedStream stream;
    private final long run;
    private final Sieve sieve;
    private final TableKey key;
    private final DirectLoad load;
    private final Staging staging;
    private final BatchTimes batchTimes;
    private final StagedTimes stagedTimes;
    private final QuarantineRun quarantine;
    private final Touches touches;

    /// Null where only what is new is read.
    private final @Nullable GenerationMerge generation;

    /// What a first load has seen; null where the table has its key, or should have had it after a load
    /// that was cut off.
    private final @Nullable KeyMemory memory;

    /// What a stream that is delivered again has stored already; null as long as it is not known to be one.
    private @Nullable StoredVersions versions;

    private boolean hasKey;
    private boolean allWereNew;

    StreamMerge(Merges parts, PinnedStream stream, long run, @Nullable GenerationMerge generation) {
        this.parts = parts;
        this.stream = stream;
        this.run = run;
        this.generation = generation;
        sieve = new Sieve(stream);
        key = new TableKey(parts.sql(), stream);
        load = new DirectLoad(parts.sql(), stream);
        staging = new Staging(parts.sql(), stream);
        batchTimes = new BatchTimes(stream, parts.zone());
        stagedTimes = new StagedTimes(parts.sql(), stream, parts.zone());
        touches = new Touches(parts, stream, run, stagedTimes);
        quarantine = new QuarantineRun(parts.quarantine(), stream.key(), run);
        hasKey = key.exists();
        memory = hasKey || parts.states().read(stream.key()).records() > 0 ? null : new KeyMemory();
    }

    /// The streams whose roll-ups no longer match the records, after the batches so far.
    public Set<StreamKey> touched() {
        return touches.streams();
    }

    /// Sentences about what the last batch has found.
    public List<String> notes() {
        String note = generation == null ? null : generation.note();
        return note == null ? List.of() : List.of(note);
    }

    /// Does what needs no database, which may be done while the batch before is being merged.
    public ReadyBatch prepare(Batch batch) {
        Sieve.Sifted sifted = sieve.sift(batch);
        PreparedBatch prepared = prepared(batch, sifted, memory != null && memory.addAll(sifted.keys()));
        return new ReadyBatch(sifted, () -> merge(prepared), () -> quarantine.replace(batch, sifted.rejected()));
    }

    private PreparedBatch prepared(Batch batch, Sieve.Sifted sifted, boolean keysAreNew) {
        return new PreparedBatch(
                batch,
                sifted,
                EncodedRows.of(stream, sifted, run),
                keysAreNew,
                batchTimes.spans(sifted.upserts()),
                batchTimes.days(sifted.upserts()));
    }

    /// Prepares and merges a batch, within the caller's transaction.
    ///
    /// @return what this batch did
    public MergeCounts merge(Batch batch) {
        return prepare(batch).merge();
    }

    private MergeCounts merge(PreparedBatch prepared) {
        Batch batch = prepared.batch();
        Sieve.Sifted sifted = prepared.sifted();
        StreamState before = parts.states().lock(stream.key());
        TouchPlan plan = parts.touchPlan(stream.key());
        Merged merged = merge(withoutStored(prepared, before), before, plan);
        if (batch.last()) {
            requireKey();
        }
        quarantine.replace(batch, sifted.rejected());
        MergeCounts counts = counts(sifted, merged.done);
        long records = before.records() + merged.done.added() - merged.done.deleted();
        int gone = generation == null ? 0 : generation.took(prepared, records);
        Map<String, TimeSpan> spans = gone == 0 ? merged.spans : withoutGone(plan, merged.spans);
        if (versions == null && StoredVersions.areWorthKnowing(sifted.accepted(), merged.done, records)) {
            versions = StoredVersions.read(parts.sql(), stream, records);
        }
        StreamState after = new StreamState(
                records - gone, batch.next(), batch.coverage() == null ? before.coverage() : batch.coverage(), spans);
        save(batch, before, after);
        return counts.withDeleted(gone);
    }

    private Map<String, TimeSpan> withoutGone(TouchPlan plan, Map<String, TimeSpan> spans) {
        touches.staged(plan);
        return stagedTimes.spans(spans);
    }

    private void save(Batch batch, StreamState before, StreamState after) {
        if (generation == null) {
            parts.states().save(stream.key(), before, after);
            return;
        }
        parts.states().save(stream.key(), before, generation.state(batch, before, after));
        if (batch.last()) {
            generation.finish();
        }
    }

    private void requireKey() {
        if (!hasKey) {
            key.create();
            hasKey = true;
        }
    }

    /// What a batch did, and the spans of the stream's times after it.
    private record Merged(Staging.Done done, Map<String, TimeSpan> spans) {}

    private Merged merge(PreparedBatch batch, StreamState before, TouchPlan plan) {
        if (batch.rowCount() == 0) {
            return new Merged(new Staging.Done(0, 0, 0), before.spans());
        }
        boolean simple = batch.sifted().deletes().isEmpty() && plan.dependents().isEmpty();
        return simple && isNew(batch, before) ? loaded(batch, before, plan) : staged(batch, before, plan);
    }

    /// Leaves out the records that are stored as they are.
    private PreparedBatch withoutStored(PreparedBatch batch, StreamState before) {
        if (versions == null || !versions.areOf(before.records())) {
            versions = null;
            return batch;
        }
        List<SourceRecord> different = new ArrayList<>();
        for (int i = 0; i < batch.rows().fingerprints().length; i++) {
            if (!versions.contain(batch.rows().fingerprints()[i])) {
                different.add(batch.sifted().upserts().get(i));
            }
        }
        return prepared(batch.batch(), batch.sifted().only(different), false);
    }

    /// Inserts the records if all of them are new.
    private boolean isNew(PreparedBatch batch, StreamState before) {
        if (!hasKey && batch.keysAreNew()) {
            load.insert(batch.rows());
            allWereNew = true;
            return true;
        }
        requireKey();
        allWereNew = (allWereNew || before.records() == 0) && load.tryInsert(batch.rows());
        return allWereNew;
    }

    private Merged loaded(PreparedBatch batch, StreamState before, TouchPlan plan) {
        touches.loaded(plan, batch.days());
        Map<String, TimeSpan> spans = new HashMap<>(batch.spans());
        before.spans().forEach((time, span) -> spans.merge(time, span, TimeSpan::with));
        Staging.Done done = new Staging.Done(batch.sifted().upserts().size(), 0, 0);
        note(new long[0], batch, done, before);
        return new Merged(done, spans);
    }

    private Merged staged(PreparedBatch batch, StreamState before, TouchPlan plan) {
        requireKey();
        Staging.Done done = staging.merge(batch.rows(), run);
        allWereNew = done.added() == batch.rowCount();
        if (versions != null) {
            note(staging.replaced(), batch, done, before);
        }
        boolean matters = versions != null || (generation != null && generation.remembers());
        if (matters && done.added() + done.changed() < batch.sifted().upserts().size()) {
            staging.renewFingerprints();
        }
        if (done.added() + done.changed() + done.deleted() == 0) {
            return new Merged(done, before.spans());
        }
        touches.staged(plan);
        return new Merged(done, stagedTimes.spans(before.spans()));
    }

    private void note(long[] gone, PreparedBatch batch, Staging.Done done, StreamState before) {
        if (versions != null) {
            versions.replace(gone, batch.rows().fingerprints(), before.records() + done.added() - done.deleted());
        }
    }

    private static MergeCounts counts(Sieve.Sifted batch, Staging.Done done) {
        int unchanged = batch.accepted() - done.added() - done.changed() - done.deleted();
        return new MergeCounts(
                batch.read(),
                done.added(),
                done.changed(),
                unchanged,
                done.deleted(),
                batch.rejected().size());
    }
}
