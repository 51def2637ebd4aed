package org.kpiplatform.connector.host.loader;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kpiplatform.connector.host.guard.PluginUse;

/// Finds the threads that a plugin has started: they have its context class loader, which threads inherit, or a class
/// of its own.
public final class PluginThreads {

    private PluginThreads() {}

    /// Those that are alive, without the platform's own that are inside the plugin at the moment.
    public static List<Thread> of(ClassLoader loader, PluginUse use) {
        Set<Thread> callers = use.calls().stream().map(PluginUse.Call::thread).collect(Collectors.toSet());
        return all().stream()
                .filter(thread -> loader.equals(thread.getContextClassLoader())
                        || loader.equals(thread.getClass().getClassLoader()))
                .filter(thread -> !thread.equals(Thread.currentThread()) && !callers.contains(thread))
                .sorted(Comparator.comparing(Thread::getName))
                .toList();
    }

    /// Asks them to end.
    ///
    /// @return those that are still there after so long
    static List<Thread> interrupt(List<Thread> threads, Duration patience) {
        threads.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().filter(Thread::isAlive).toList();
    }

    private static List<Thread> all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() * 2 + 64];
        return Arrays.asList(threads).subList(0, root.enumerate(threads));
    }
}
