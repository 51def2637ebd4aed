package org.kpiplatform.app.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kpiplatform.api.definition.DefinitionPlan;
import org.kpiplatform.app.client.definition.FilesToApply;
import org.kpiplatform.app.client.definition.PlanText;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.terminal.Terminal;
import org.kpiplatform.app.demo.DemoCompany;
import org.kpiplatform.app.demo.DemoDefinitions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// `kpi demo`.
@Command(
        name = "demo",
        description = "Fills a running service with Halden Roast, a company that does not exist: writes three years of "
                + "records, applies definitions, syncs, and shows the KPI tree.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi demo", "  kpi demo --folder /tmp/halden-roast"})
final class DemoCommand implements Callable<Integer> {

    private static final String PERIOD = DemoCompany.LAST_MONTH.toString();

    private final KpiCommand kpi;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where to write the files; the service reads them there. Default: kpi-demo.")
    private Path folder = Path.of("kpi-demo");

    DemoCommand(KpiCommand kpi) {
        this.kpi = kpi;
    }

    @Override
    public Integer call() throws IOException {
        write();
        apply();
        if (run("sync") != ExitCode.OK) {
            return ExitCode.SOFTWARE;
        }
        kpi.terminal().line("");
        int shown = run("tree", DemoDefinitions.NORTH_STAR, "--period", PERIOD);
        hints();
        return shown;
    }

    private void write() throws IOException {
        List<Path> records = DemoCompany.write(folder);
        List<Path> definitions = DemoDefinitions.write(folder);
        kpi.terminal()
                .line("Wrote " + records.size() + " files of records and " + definitions.size() + " of definitions to "
                        + folder.toAbsolutePath().normalize());
    }

    private void apply() throws IOException {
        FilesToApply files = FilesToApply.read(List.of(folder));
        DefinitionPlan plan = kpi.api()
                .read(kpi.api().post(Query.of("definitions", "apply"), files.request(false)), DefinitionPlan.class);
        kpi.terminal().line("Definitions: " + PlanText.summary(plan));
    }

    /// The same as the user could type.
    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", kpi.api().server().toString()));
        return kpi.commands().execute(all.toArray(String[]::new));
    }

    private void hints() {
        Terminal terminal = kpi.terminal();
        terminal.line("");
        terminal.line("What happened to Halden Roast, and when, is told in docs/demo.md. Try to find it yourself:");
        terminal.line("  ./kpi values win_rate --grain quarter --from 2024-Q1 --to 2025-Q4 --by agent.region");
        terminal.line("  ./kpi values tickets_created --from 2025-01 --to 2025-06 --by product");
        terminal.line("  ./kpi tree repeat_rate --period 2025-07 --reasons");
        terminal.line("  ./kpi quarantine shop orders");
        terminal.line("API with its docs: " + kpi.api().server() + "/q/swagger-ui   OpenAPI: "
                + kpi.api().server() + "/q/openapi");
    }
}
