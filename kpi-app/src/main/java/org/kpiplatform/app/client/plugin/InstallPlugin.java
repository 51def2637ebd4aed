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

/// `kpi plugins install`.
@Command(
        name = "install",
        description = "Installs a plugin from its jar, or from a zip of its jars, if the service allows it.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi plugins install rivers-1.2.jar", "  kpi plugins install build/plugin.zip --name rivers"})
final class InstallPlugin implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "FILE", description = "The plugin's jar, or a zip of its jars.")
    private Path file = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The plugin's name. Default: the file's, without version.")
    private @Nullable String name;

    InstallPlugin(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String wanted = name == null ? PluginFile.nameOf(file) : name;
        Query query = Query.of("plugins").with("name", wanted);
        PluginFile.send(session, file, sent -> session.api().post(query, sent));
        return ExitCode.OK;
    }
}
