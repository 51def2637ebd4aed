package org.kpiplatform.connector.host.loader;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.kpiplatform.connector.host.guard.PluginUse;

/// Undoes what a plugin has left in the JDK, so that its classes can leave memory, and tells what it can not undo.
public final class Cleanup {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final System.Logger LOG = System.getLogger("org.kpiplatform.connector.host");

    private Cleanup() {}

    /// Closes the class loader of a plugin that nobody uses any more.
    ///
    /// @return a sentence for each thing that stays
    public static List<String> after(String plugin, String version, PluginClassLoader loader, PluginUse use) {
        String who = "Plugin `" + plugin + "`, version " + version + ",";
        List<String> left = new ArrayList<>();
        sweepDrivers(who, loader, left);
        for (Thread thread : PluginThreads.interrupt(PluginThreads.of(loader, use), PATIENCE)) {
            left.add(who + " has left the thread `" + thread.getName() + "`, which was interrupted and goes on.");
        }
        for (PluginUse.Call call : use.calls()) {
            left.add(who + " has not come back from `" + call.what() + "` on thread `"
                    + call.thread().getName() + "`.");
        }
        ResourceBundle.clearCache(loader);
        loader.close();
        left.forEach(sentence -> LOG.log(System.Logger.Level.WARNING, sentence));
        return List.copyOf(left);
    }

    /// On a thread of its own, since a driver may hang when it is taken out.
    private static void sweepDrivers(String who, PluginClassLoader loader, List<String> left) {
        Thread sweep = Thread.ofPlatform()
                .daemon()
                .name("sweeping " + loader.getName())
                .start(() -> sweepDrivers(who, loader));
        try {
            if (!sweep.join(PATIENCE)) {
                left.add(who + " does not let go of its JDBC drivers.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sweepDrivers(String who, PluginClassLoader loader) {
        try {
            Object swept = loader.adopt(DriverSweep.class).getConstructor().newInstance();
            if (swept instanceof Supplier<?> drivers && drivers.get() instanceof List<?> names && !names.isEmpty()) {
                LOG.log(System.Logger.Level.INFO, who + " had registered JDBC drivers, which are out now: " + names);
            }
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, who + " may have left JDBC drivers: " + e);
        }
    }
}
