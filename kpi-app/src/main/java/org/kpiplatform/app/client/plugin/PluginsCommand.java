package org.kpiplatform.app.client.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.plugin.PluginView;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// `kpi plugins`.
@Command(
        name = "plugins",
        description = "Lists the plugins that connectors come from, and why some can not be used; or changes them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi plugins",
            "  kpi plugins rescan                    after a plugin was put into the folder",
            "  kpi plugins install rivers-1.2.jar    where the service allows it",
            "  kpi plugins remove rivers"
        })
public final class PluginsCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final OutputOption output = new OutputOption();

    private PluginsCommand(Session session) {
        this.session = session;
    }

    /// The command with those below it.
    public static CommandLine commands(Session session) {
        return new CommandLine(new PluginsCommand(session))
                .addSubcommand("list", new PluginsCommand(session))
                .addSubcommand(new InstallPlugin(session))
                .addSubcommand(new UpgradePlugin(session))
                .addSubcommand(new RemovePlugin(session))
                .addSubcommand(new RescanPlugins(session));
    }

    @Override
    public Integer call() {
        List<JsonNode> plugins = new ArrayList<>();
        session.api().get(Query.of("plugins")).forEach(plugins::add);
        new Listing<>(PluginView.class)
                .text("plugin", PluginView::name)
                .text("version", PluginView::version)
                .text("state", plugin -> Words.of(plugin.state()))
                .text("connectors", plugin -> String.join(" ", plugin.connectors()))
                .text("sources", plugin -> String.join(" ", plugin.sources()))
                .text("pinned", plugin -> plugin.pinned() ? "yes" : "")
                .text("to know", PluginsCommand::toKnow)
                .whenEmpty("There is no plugin, so there are no connectors.")
                .show(session, output.format(), session.api().page(plugins));
        return ExitCode.OK;
    }

    private static @Nullable String toKnow(PluginView plugin) {
        List<String> sentences = new ArrayList<>();
        if (plugin.refused() != null) {
            sentences.add(plugin.refused());
        }
        sentences.addAll(plugin.notes());
        if (!plugin.threads().isEmpty()) {
            sentences.add("Its threads: " + String.join(", ", plugin.threads()) + ".");
        }
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }
}
