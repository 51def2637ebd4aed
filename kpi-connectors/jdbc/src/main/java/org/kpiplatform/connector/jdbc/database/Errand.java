package org.kpiplatform.connector.jdbc.database;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Something that a driver does on a thread of its own, because drivers do not heed interruption and whoever waits for
/// them should.
final class Errand {

    private Errand() {}

    /// What is done.
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /// What becomes of a result that nobody waits for any more.
    @FunctionalInterface
    interface Late<T extends @Nullable Object> {
        void drop(T result) throws SQLException;
    }

    static <T extends @Nullable Object> T run(Work<T> work, Late<T> late) throws SQLException, InterruptedException {
        AtomicBoolean settled = new AtomicBoolean();
        FutureTask<T> task = new FutureTask<>(() -> {
            T result = work.run();
            if (!settled.compareAndSet(false, true)) {
                late.drop(result);
            }
            return result;
        });
        Thread.ofVirtual().name("jdbc").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            if (!settled.compareAndSet(false, true)) {
                late.drop(resultOf(task));
            }
            throw e;
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /// Of a task that is about to end.
    private static <T extends @Nullable Object> T resultOf(FutureTask<T> task)
            throws SQLException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static SQLException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case SQLException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> throw new IllegalStateException(cause);
        };
    }
}
