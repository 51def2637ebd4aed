package org.kpiplatform.app.record.merge;

import java.util.List;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamState;
import org.kpiplatform.app.record.generation.Generation;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// What the batches of a generation do beside becoming records: what they bring is remembered, and the last one
/// deletes what none of them has brought (decision 27). In the transaction of each batch.
final class GenerationMerge {

    private final Merges parts;
    private final PinnedStream stream;
    private final Staging staging;
    private final KeptRecords keptRecords;
    private final boolean acceptsDeletes;
    private Generation generation;
    private @Nullable String note;

    GenerationMerge(Merges parts, PinnedStream stream, Generation generation, boolean acceptsDeletes) {
        this.parts = parts;
        this.stream = stream;
        this.generation = generation;
        this.acceptsDeletes = acceptsDeletes;
        this.staging = new Staging(parts.sql(), stream);
        this.keptRecords = new KeptRecords(parts.sql(), stream);
    }

    /// Whether the stored fingerprints of what is delivered must be those that are remembered.
    boolean remembers() {
        return generation.remembers();
    }

    /// Takes note of a batch that has been merged.
    ///
    /// @param records how many the stream has after it
    /// @return how many more were deleted, since the batch was the last one and none has brought them
    int took(PreparedBatch prepared, long records) {
        Batch batch = prepared.batch();
        KeptRecords.Found kept = generation.remembers()
                ? keptRecords.of(prepared.sifted().rejected())
                : new KeptRecords.Found(List.of(), 0);
        generation = parts.generations()
                .took(generation, batch.next(), prepared.rows().fingerprints(), kept.fingerprints(), kept.unknown());
        return batch.last() && deletesAbsent() ? deleteAbsent(records) : 0;
    }

    private boolean deletesAbsent() {
        return switch (generation.reach()) {
            case REFRESH -> generation.remembers();
            case REPLAY -> false;
        };
    }

    private int deleteAbsent(long records) {
        if (acceptsDeletes) {
            return staging.deleteAbsent(parts.generations().met(stream.key()));
        }
        if (generation.delivered() == 0 && records > 0) {
            throw new SourceException(ErrorKind.DATA, emptySentence(records));
        }
        return generation.rejected() == 0
                ? staging.deleteAbsent(parts.generations().met(stream.key()))
                : keepAbsent(parts.generations().met(stream.key()));
    }

    private String emptySentence(long records) {
        String brought = generation.rejected() == 0
                ? "nothing that could be read"
                : "no row that could be read, and " + generation.rejected() + " that could not be told apart";
        return "A read of everything in stream `" + stream.key() + "` has brought " + brought + ", while " + records
                + " records of it are here. They stay, since a source that is broken looks like an empty one. If they "
                + "are really gone, confirm it: kpi sync " + stream.key().source() + " --full --stream "
                + stream.key().stream() + " --accept-deletes.";
    }

    /// A record whose row went to quarantine is not gone, and where its key could not be read, nobody knows which one
    /// that
    /// is.
    private int keepAbsent(Table<?> met) {
        int absent = staging.countAbsent(met);
        if (absent > 0) {
            note = absent + " records were not met any more, and " + generation.rejected()
                    + " rows went to quarantine without a key, which may be some of these: all of them stay. Mend the rows and refresh "
                    + "again, or have the records deleted: kpi sync "
                    + stream.key().source() + " --full --stream "
                    + stream.key().stream() + " --accept-deletes.";
        }
        return 0;
    }

    /// What the stream's state is after a batch: its cursor and coverage are those of before until everything is read.
    StreamState state(Batch batch, StreamState before, StreamState after) {
        return batch.last()
                ? after
                : new StreamState(after.records(), before.cursor(), before.coverage(), after.spans());
    }

    /// Ends the generation with the batch that was its last one, after the stream's state has been saved.
    void finish() {
        parts.generations().drop(stream.key());
        parts.quarantine().forgetBefore(stream.key(), generation.firstRun());
        if (generation.reach() == Generation.Reach.REFRESH) {
            parts.states().refreshed(stream.key(), parts.clock().instant());
        }
    }

    /// What is worth knowing of its end, or null.
    @Nullable
    String note() {
        return note;
    }
}
