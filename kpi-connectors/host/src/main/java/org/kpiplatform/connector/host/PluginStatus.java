package org.kpiplatform.connector.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.host.folder.PluginJar;
import org.kpiplatform.connector.host.loader.PluginThreads;

/// What became of a plugin.
///
/// @param version    as its manifest says, or null where it could not be read
/// @param connectors their types
/// @param pinned     whether pins are in force and it fits them
/// @param refused    why it can not be used or, beside an active one, why what lies in the folder can not
/// @param calls      calls into it that have not come back, each in words
/// @param threads    the names of threads that it has started
/// @param notes      sentences for the operator
public record PluginStatus(
        String name,
        @Nullable String version,
        State state,
        List<String> connectors,
        List<PluginJar> jars,
        boolean pinned,
        @Nullable String refused,
        List<String> calls,
        List<String> threads,
        List<String> notes) {

    /// Where it is between arriving and leaving.
    public enum State {
        /// Sources can use its connectors.
        ACTIVE,
        /// It can not be used.
        REFUSED,
        /// It was replaced or removed, and those who use it may finish.
        RETIRED,
        /// Nobody uses it any more, and its classes have not left memory yet.
        LINGERING
    }

    public PluginStatus {
        connectors = List.copyOf(connectors);
        jars = List.copyOf(jars);
        calls = List.copyOf(calls);
        threads = List.copyOf(threads);
        notes = List.copyOf(notes);
    }

    static PluginStatus refused(RefusedPlugin plugin) {
        return new PluginStatus(
                plugin.plugin(),
                null,
                State.REFUSED,
                List.of(),
                List.of(),
                false,
                plugin.reason(),
                List.of(),
                List.of(),
                List.of());
    }

    static PluginStatus of(LoadedPlugin plugin, State state, boolean pinned, @Nullable String refused) {
        return new PluginStatus(
                plugin.name(),
                plugin.version(),
                state,
                plugin.types(),
                plugin.copy().jars(),
                pinned,
                refused,
                plugin.use().calls().stream()
                        .map(it -> "`" + it.what() + "` of connector `" + it.connector() + "` on thread `"
                                + it.thread().getName() + "` since " + it.since())
                        .toList(),
                PluginThreads.of(plugin.loader(), plugin.use()).stream()
                        .map(Thread::getName)
                        .toList(),
                List.of());
    }

    static PluginStatus lingering(String name, String version, List<String> notes) {
        return new PluginStatus(
                name, version, State.LINGERING, List.of(), List.of(), false, null, List.of(), List.of(), notes);
    }
}
