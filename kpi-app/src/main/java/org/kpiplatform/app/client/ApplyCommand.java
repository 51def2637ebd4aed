package org.kpiplatform.app.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.http.Refused;
import org.kpiplatform.app.client.shape.Plan;
import picocli.CommandLine.Command;
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
final class ApplyCommand implements Callable<Integer> {

    private final KpiCommand kpi;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, or folders of .yaml and .yml files.")
    private List<Path> paths = List.of();

    @Option(names = "--dry-run", description = "Shows the plan and changes nothing.")
    private boolean dryRun;

    @Option(names = "--retire-absent", description = "Retires the definitions that none of the files has.")
    private boolean retireAbsent;

    ApplyCommand(KpiCommand kpi) {
        this.kpi = kpi;
    }

    @Override
    public Integer call() throws IOException {
        DefinitionFiles files = DefinitionFiles.read(paths);
        if (files.isEmpty()) {
            throw kpi.wrongUse("There is no .yaml or .yml file in " + joined(paths) + ".");
        }
        try {
            Plan plan = kpi.api()
                    .read(
                            kpi.api()
                                    .post(
                                            Query.of("definitions", dryRun ? "plan" : "apply"),
                                            files.request(retireAbsent)),
                            Plan.class);
            new PlanText(kpi.terminal()).show(plan, dryRun);
            return KpiCommand.DONE;
        } catch (Refused refused) {
            new ProblemText(kpi.terminal()).show(refused.problem(), files);
            return KpiCommand.FAILED;
        }
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
