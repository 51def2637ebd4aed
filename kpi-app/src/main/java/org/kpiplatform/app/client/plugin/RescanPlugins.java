package org.kpiplatform.app.client.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kpiplatform.api.plugin.PluginRescan;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/// `kpi plugins rescan`.
@Command(
        name = "rescan",
        description = "Looks what has changed in the plugins folder of the service, and follows it.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi plugins rescan"})
final class RescanPlugins implements Callable<Integer> {

    private final Session session;

    RescanPlugins(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode body = session.api().post(Query.of("plugins", "rescan"), Map.of());
        PluginRescan changes = session.api().read(body, PluginRescan.class);
        tell("Added", changes.added());
        tell("Upgraded", changes.upgraded());
        tell("Removed", changes.removed());
        changes.refused().forEach(session.terminal()::warn);
        if (changes.added().isEmpty()
                && changes.upgraded().isEmpty()
                && changes.removed().isEmpty()) {
            session.terminal().line("Nothing has changed.");
        }
        return changes.refused().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void tell(String what, List<String> plugins) {
        if (!plugins.isEmpty()) {
            session.terminal().line(what + ": " + String.join(", ", plugins));
        }
    }
}
