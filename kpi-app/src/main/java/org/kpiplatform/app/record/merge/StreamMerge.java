package org.kpiplatform.app.record.merge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamState;
import org.kpiplatform.app.record.TimeSpan;
import org.kpiplatform.connector.spi.Batch;

/// Takes the batches of one stream in one sync run. Each batch goes in whole, in the caller's transaction:
/// its records,
/// quarantine, cursor, coverage and touched days are there together or not at all. After a batch that
/// failed no other
/// may follow. Not thread-safe.
public final class StreamMerge {

    private final Merges parts;
    private final PinnedStream stream;
    private final long run;
    private final Sieve sieve;
    private final DirectLoad load;
    private final Staging staging;
    private final BatchTimes batchTimes;
    private final StagedTimes stagedTimes;
    private final QuarantineRun quarantine;
    private final Set<StreamKey> touched = new TreeSet<>();
    private boolean allWereNew;

    StreamMerge(Merges parts, PinnedStream stream, long run) {
        this.parts = parts;
        this.stream = stream;
        this.run = run;
        sieve = new Sieve(stream);
        load = new DirectLoad(parts.sql(), stream);
        staging = new Staging(parts.sql(), stream);
        batchTimes = new BatchTimes(stream, parts.zone());
        stagedTimes = new StagedTimes(parts.sql(), stream, parts.zone());
        quarantine = new QuarantineRun(parts.quarantine(), stream.key(), run);
    }

    /// The streams whose roll-ups no longer match the records, after the batches so far.
    public Set<StreamKey> touched() {
        return Set.copyOf(touched);
    }

    /// Takes one batch, within the caller's transaction.
    ///
    /// @return what this batch did
    public MergeCounts merge(Batch batch) {
        Sieve.Sifted sifted = sieve.sift(batch);
        StreamState before = parts.states().lock(stream.key());
        TouchPlan plan = parts.touchPlan(stream.key());
        Merged merged = merge(sifted, before, plan);
        quarantine.replace(batch, sifted.rejected());
        long records = before.records() + merged.done.added() - merged.done.deleted();
        StreamState after = new StreamState(
                records, batch.next(), batch.coverage() == null ? before.coverage() : batch.coverage(), merged.spans);
        parts.states().save(stream.key(), before, after);
        return counts(sifted, merged.done);
    }

    /// What a batch did, and the spans of the stream's times after it.
    private record Merged(Staging.Done done, Map<String, TimeSpan> spans) {}

    private Merged merge(Sieve.Sifted batch, StreamState before, TouchPlan plan) {
        if (batch.accepted() == 0) {
            return new Merged(new Staging.Done(0, 0, 0), before.spans());
        }
        boolean hopeful = allWereNew || before.records() == 0;
        if (hopeful && batch.deletes().isEmpty() && plan.dependents().isEmpty()) {
            allWereNew = load.tryInsert(batch.upserts(), run);
            if (allWereNew) {
                return loaded(batch, before, plan);
            }
        }
        return staged(batch, before, plan);
    }

    private Merged loaded(Sieve.Sifted batch, StreamState before, TouchPlan plan) {
        for (String time : plan.times()) {
            parts.days().add(stream.key(), time, batchTimes.days(time, batch.upserts()), run);
            touched.add(stream.key());
        }
        Map<String, TimeSpan> spans = batchTimes.spans(batch.upserts());
        before.spans().forEach((time, span) -> spans.merge(time, span, TimeSpan::with));
        return new Merged(new Staging.Done(batch.upserts().size(), 0, 0), spans);
    }

    private Merged staged(Sieve.Sifted batch, StreamState before, TouchPlan plan) {
        Staging.Done done = staging.merge(batch, run);
        allWereNew = done.added() == batch.upserts().size() + batch.deletes().size();
        if (done.added() + done.changed() + done.deleted() == 0) {
            return new Merged(done, before.spans());
        }
        for (String time : plan.times()) {
            parts.days().add(stream.key(), time, stagedTimes.days(time), run);
            touched.add(stream.key());
        }
        touchDependents(plan.dependents());
        return new Merged(done, stagedTimes.spans(before.spans()));
    }

    private void touchDependents(List<TouchPlan.Dependent> dependents) {
        DependentDays days = new DependentDays(parts.zone(), Staging.CHANGE);
        for (TouchPlan.Dependent dependent : dependents) {
            for (String time : dependent.times()) {
                parts.days().add(dependent.stream().key(), time, days.of(dependent, time), run);
                touched.add(dependent.stream().key());
            }
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
