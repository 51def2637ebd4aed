package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kpiplatform.api.source.CheckReport;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/// `kpi check SOURCE`.
@Command(
        name = "check",
        description = "Tries whether the service can read a source, without reading records.",
        footerHeading = "%nExamples:%n",
        footer = "  kpi check shop")
public final class CheckCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    public CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode body = session.api().post(Query.of("sources", source, "check"), Map.of());
        CheckReport report = session.api().read(body, CheckReport.class);
        Terminal terminal = session.terminal();
        terminal.line(
                report.passed()
                        ? terminal.paint(Colour.GREEN, source + " can be read.")
                        : terminal.paint(Colour.RED, source + " can not be read:"));
        report.messages().forEach(message -> terminal.line("  " + message));
        return report.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
