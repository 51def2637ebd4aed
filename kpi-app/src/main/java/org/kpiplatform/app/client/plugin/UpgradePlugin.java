package org.kpiplatform.app.client.plugin;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi plugins upgrade`.
@Command(
        name = "upgrade",
        description = "Puts another version in the place of a plugin. Syncs that run finish on the old one.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi plugins upgrade rivers-1.3.jar", "  kpi plugins upgrade build/plugin.zip --name rivers"})
final class UpgradePlugin implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "FILE", description = "The plugin's jar, or a zip of its jars.")
    private Path file = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The plugin's name. Default: the file's, without version.")
    private @Nullable String name;

    UpgradePlugin(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String wanted = name == null ? PluginFile.nameOf(file) : name;
        Query query = Query.of("plugins", wanted);
        PluginFile.send(session, file, sent -> session.api().put(query, sent));
        return ExitCode.OK;
    }
}
