package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kpiplatform.api.source.CheckReport;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.app.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final OutputOption output = new OutputOption();

    public CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode body = session.api().post(Query.of("sources", source, "check"), Map.of());
        CheckReport report = session.api().read(body, CheckReport.class);
        switch (output.format()) {
            case JSON -> session.terminal().data(session.api().pretty(body));
            case CSV -> session.terminal().data(csv(report));
            case TABLE -> print(report);
        }
        return report.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void print(CheckReport report) {
        Terminal terminal = session.terminal();
        terminal.line(
                report.passed()
                        ? terminal.paint(Colour.GREEN, source + " can be read.")
                        : terminal.paint(Colour.RED, source + " can not be read:"));
        report.messages().forEach(message -> terminal.line("  " + message));
    }

    private static String csv(CheckReport report) {
        CsvText csv = new CsvText(List.of("passed", "message"));
        report.messages().forEach(message -> csv.row(List.of(report.passed(), message)));
        return csv.toString();
    }
}
