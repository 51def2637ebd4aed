package org.kpiplatform.app.client.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kpiplatform.api.definition.DefinitionPlan;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.ProblemText;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.http.Refused;
import org.kpiplatform.app.client.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi apply PATH...`.
@Command(
        name = "apply",
        description =
                "Brings the service's definitions to what files say: all of it, or nothing where a file is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi apply definitions/             every .yaml and .yml file below the folder",
            "  kpi apply shop.yaml --dry-run      shows what would change",
            "  kpi apply . --retire-absent        also retires what no file defines any more"
        })
public final class ApplyCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, or folders of .yaml and .yml files.")
    private List<Path> paths = List.of();

    @Option(names = "--dry-run", description = "Shows the plan and changes nothing.")
    private boolean dryRun;

    @Option(names = "--retire-absent", description = "Retires the definitions that none of the files has.")
    private boolean retireAbsent;

    @Mixin
    private final OutputOption output = new OutputOption();

    public ApplyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        FilesToApply files = FilesToApply.read(paths);
        if (files.isEmpty()) {
            throw session.wrongUse("There is no .yaml or .yml file in " + joined(paths) + ".");
        }
        try {
            Query query = Query.of("definitions", dryRun ? "plan" : "apply");
            show(session.api().post(query, files.request(retireAbsent)));
            return ExitCode.OK;
        } catch (Refused refused) {
            new ProblemText(session.terminal()).show(refused.problem(), files::lines);
            return ExitCode.SOFTWARE;
        }
    }

    private void show(JsonNode body) {
        Terminal terminal = session.terminal();
        switch (output.format()) {
            case JSON -> terminal.data(session.api().pretty(body));
            case CSV -> terminal.data(PlanText.csv(session.api().read(body, DefinitionPlan.class)));
            case TABLE -> new PlanText(terminal).show(session.api().read(body, DefinitionPlan.class), dryRun);
        }
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
