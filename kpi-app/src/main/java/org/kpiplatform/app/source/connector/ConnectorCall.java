package org.kpiplatform.app.source.connector;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;

/// A call into a connector on a thread of its own, with a limit. A platform thread on purpose: a connector that
/// never comes back then costs one thread, whereas a virtual one that spins would keep a carrier from everybody
/// else.
final class ConnectorCall {

    private ConnectorCall() {}

    /// Waits for the answer.
    ///
    /// @param source for the message and the thread's name
    /// @throws SourceException what the connector reports, or that the limit has passed
    static <T> T within(Duration limit, String source, Callable<T> call) {
        Awaited<T> answer = new Awaited<>(call);
        Thread thread =
                Thread.ofPlatform().daemon().name("connector of " + source).start(answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            answer.giveUp();
            thread.interrupt();
            throw new SourceException(
                    ErrorKind.TRANSIENT,
                    "Source `" + source + "` has not answered within " + words(limit)
                            + ". Try again later; if it stays so, see whether what it reads can be reached.");
        } catch (InterruptedException _) {
            answer.giveUp();
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new SourceException(ErrorKind.TRANSIENT, "The call to source `" + source + "` was interrupted.");
        } catch (ExecutionException e) {
            throw failure(source, e.getCause());
        }
    }

    /// An answer that may come when nobody waits for it any more: a source that has opened after all is closed then.
    private static final class Awaited<T> extends FutureTask<T> {

        private final AtomicBoolean isLeft = new AtomicBoolean();

        Awaited(Callable<T> call) {
            super(call);
        }

        void giveUp() {
            if (isLeft.getAndSet(true)) {
                closeAnswer();
            }
        }

        @Override
        protected void done() {
            if (isLeft.getAndSet(true)) {
                closeAnswer();
            }
        }

        private void closeAnswer() {
            if (state() == State.SUCCESS && resultNow() instanceof MetricSource late) {
                Thread.ofPlatform().daemon().name("closing what came late").start(late::close);
            }
        }
    }

    private static SourceException failure(String source, @Nullable Throwable cause) {
        return cause instanceof SourceException known
                ? known
                : new SourceException(ErrorKind.BUG, "Source `" + source + "` has failed with " + cause + ".", cause);
    }

    /// `30 seconds`, `10 minutes`.
    private static String words(Duration limit) {
        return limit.toSeconds() < 120 ? limit.toSeconds() + " seconds" : limit.toMinutes() + " minutes";
    }
}
