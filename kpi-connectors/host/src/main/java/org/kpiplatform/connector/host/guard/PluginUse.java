package org.kpiplatform.connector.host.guard;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who uses one version of a plugin: sources that are open, and calls that have not come back. It ends when it was
/// retired and nobody uses it any more; until then its classes and files are needed.
public final class PluginUse {

    /// A call into the plugin that has not come back.
    ///
    /// @param what method of the SPI
    public record Call(String connector, String what, Thread thread, Instant since) {}

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private int holds;
    private @Nullable Runnable atEnd;
    private boolean ended;

    /// Keeps it from ending until [#release].
    ///
    /// @return false when it has ended, so that a newer version has to be used
    public synchronized boolean hold() {
        if (ended) {
            return false;
        }
        holds++;
        return true;
    }

    /// Undoes one [#hold].
    public void release() {
        Runnable end;
        synchronized (this) {
            holds--;
            end = endIfUnused();
        }
        run(end);
    }

    /// Nobody is to begin to use it; those who do may finish.
    ///
    /// @param end run once, by whoever is the last to leave
    public void retire(Runnable end) {
        Runnable now;
        synchronized (this) {
            if (!ended && atEnd == null) {
                atEnd = end;
            }
            now = endIfUnused();
        }
        run(now);
    }

    /// The calls that are under way, the oldest first.
    public List<Call> calls() {
        return calls.stream().sorted(Comparator.comparing(Call::since)).toList();
    }

    /// A call may come after the end, from whoever did not wait for a source to open; it keeps nothing then.
    Entered enter(String connector, String what) {
        Call call = new Call(connector, what, Thread.currentThread(), Instant.now());
        boolean held = hold();
        calls.add(call);
        return () -> {
            calls.remove(call);
            if (held) {
                release();
            }
        };
    }

    /// A call under way.
    @FunctionalInterface
    interface Entered extends AutoCloseable {
        @Override
        void close();
    }

    private @Nullable Runnable endIfUnused() {
        Runnable end = atEnd;
        if (ended || holds > 0 || end == null) {
            return null;
        }
        ended = true;
        return end;
    }

    private static void run(@Nullable Runnable end) {
        if (end != null) {
            end.run();
        }
    }
}
