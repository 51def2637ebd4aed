package org.kpiplatform.app.source.sync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Merges batches one after the other on a thread of its own, while the next one is read and prepared.
final class MergeBehind implements AutoCloseable {

    private final ExecutorService thread;
    private Future<?> merging = CompletableFuture.completedFuture(null);

    MergeBehind(String name) {
        thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
    }

    /// Waits for the batch before, and begins to merge this one if that has gone well.
    void begin(Runnable merge) throws InterruptedException {
        await();
        merging = thread.submit(merge);
    }

    /// Waits for the last batch, and fails as it did.
    void await() throws InterruptedException {
        try {
            merging.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Returns when nothing is being merged any more.
    @Override
    public void close() {
        thread.close();
    }
}
