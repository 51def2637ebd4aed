package org.kpiplatform.app.source.connector;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
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
        FutureTask<T> answer = new FutureTask<>(call);
        Thread thread =
                Thread.ofPlatform().daemon().name("connector of " + source).start(answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            thread.interrupt();
            throw new SourceException(
                    ErrorKind.TRANSIENT,
                    "Source `" + source + "` has not answered within " + words(limit)
                            + ". Try again later; if it stays so, see whether what it reads can be reached.");
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new SourceException(ErrorKind.TRANSIENT, "The call to source `" + source + "` was interrupted.");
        } catch (ExecutionException e) {
            throw failure(source, e.getCause());
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
