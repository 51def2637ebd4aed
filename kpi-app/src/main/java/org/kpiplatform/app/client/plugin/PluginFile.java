package org.kpiplatform.app.client.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.kpiplatform.api.plugin.PluginView;
import org.kpiplatform.app.client.command.CommandFailed;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Sent;

/// A jar or zip on this machine that becomes a plugin of the service.
final class PluginFile {

    private PluginFile() {}

    /// `rivers-1.2.jar` is `rivers`.
    static String nameOf(Path file) {
        return String.valueOf(file.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.(jar|zip)$", "")
                .replaceFirst("[-_.]v?[0-9].*$", "");
    }

    /// Sends it.
    ///
    /// @param sending by which it is installed or upgraded
    static void send(Session session, Path file, Function<Sent, JsonNode> sending) {
        PluginView plugin = session.api().read(sending.apply(sent(file)), PluginView.class);
        session.terminal()
                .line("Plugin " + plugin.name() + ", version " + plugin.version() + ", is in use. It brings "
                        + String.join(", ", plugin.connectors()) + ".");
        plugin.files().forEach(it -> session.terminal().line("  " + it.sha256() + "  " + it.path()));
    }

    private static Sent sent(Path file) {
        try {
            return new Sent("application/octet-stream", BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new CommandFailed("There is no file " + file + ". Name the plugin's jar, or a zip of its jars.", e);
        }
    }
}
