package org.kpiplatform.app.client.plugin;

import java.util.concurrent.Callable;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi plugins remove`.
@Command(
        name = "remove",
        description = "Removes a plugin. One that sources use is kept, unless it is forced.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi plugins remove rivers", "  kpi plugins remove rivers --force"})
final class RemovePlugin implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The plugin's name.")
    private String name = "";

    @Option(names = "--force", description = "Removes it although sources use it; their syncs fail then.")
    private boolean force;

    RemovePlugin(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.api().delete(Query.of("plugins", name).with("force", force ? true : null));
        session.terminal().line("Plugin " + name + " is removed.");
        return ExitCode.OK;
    }
}
