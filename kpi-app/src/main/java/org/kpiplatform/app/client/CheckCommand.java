package org.kpiplatform.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.shape.CheckReport;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `kpi check SOURCE`.
@Command(
        name = "check",
        description = "Tries whether the service can read a source, without reading records.",
        footerHeading = "%nExamples:%n",
        footer = "  kpi check shop")
final class CheckCommand implements Callable<Integer> {

    private final KpiCommand kpi;

    @Parameters(paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    CheckCommand(KpiCommand kpi) {
        this.kpi = kpi;
    }

    @Override
    public Integer call() {
        JsonNode body = kpi.api().post(Query.of("sources", source, "check"), Map.of());
        CheckReport report = kpi.api().read(body, CheckReport.class);
        Terminal terminal = kpi.terminal();
        terminal.line(
                report.passed()
                        ? terminal.paint(Colour.GREEN, source + " can be read.")
                        : terminal.paint(Colour.RED, source + " can not be read:"));
        report.messages().forEach(message -> terminal.line("  " + message));
        return report.passed() ? KpiCommand.DONE : KpiCommand.FAILED;
    }
}
