package org.kpiplatform.app.record.merge;

import java.util.List;
import java.util.function.Supplier;
import org.kpiplatform.connector.spi.Rejection;

/// A batch that waits to be merged.
public final class ReadyBatch {

    private final Sieve.Sifted sifted;
    private final Supplier<MergeCounts> merge;
    private final Runnable setAside;

    ReadyBatch(Sieve.Sifted sifted, Supplier<MergeCounts> merge, Runnable setAside) {
        this.sifted = sifted;
        this.merge = merge;
        this.setAside = setAside;
    }

    /// How many rows it has.
    public int read() {
        return sifted.read();
    }

    /// The rows that can not become records.
    public List<Rejection> rejected() {
        return sifted.rejected();
    }

    /// Takes the batch, within the caller's transaction.
    ///
    /// @return what this batch did
    public MergeCounts merge() {
        return merge.get();
    }

    /// Puts its bad rows into quarantine and takes nothing else of it, within the caller's transaction.
    public void setAside() {
        setAside.run();
    }
}
