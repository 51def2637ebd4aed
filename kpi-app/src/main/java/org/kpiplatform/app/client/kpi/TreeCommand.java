package org.kpiplatform.app.client.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.kpi.TreeView;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi tree KPI`.
@Command(
        name = "tree",
        description = "Shows a KPI and what its value is made of: values, changes against the period before, status.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi tree contribution_profit --period 2025-12",
            "  kpi tree contribution_profit --period 2025-12 --depth 2 --reasons",
            "  kpi tree win_rate --period 2025-Q4 --grain quarter -o json"
        })
public final class TreeCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "KPI", description = "The key of the KPI at the root.")
    private String key = "";

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "2025-12, 2025-Q4, ... Default: the last full one.")
    private @Nullable String period;

    @Option(
            names = "--grain",
            paramLabel = "GRAIN",
            description = "hour, day, week, month, quarter, half_year or year.")
    private @Nullable String grain;

    @Option(names = "--depth", paramLabel = "LEVELS", description = "Levels below the root. Default: all.")
    private int depth = Integer.MAX_VALUE;

    @Option(
            names = "--reasons",
            description =
                    "Also says why KPIs are at risk or off track, how parts make up wholes, and what speaks for edges.")
    private boolean reasons;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "What was known at the end of a day, or at an instant. Default: what is known now.")
    private @Nullable String asOf;

    @Mixin
    private final OutputOption output = new OutputOption();

    public TreeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (depth < 0) {
            throw session.wrongUse("--depth is " + depth + ", expected 0 or more.");
        }
        JsonNode body = session.api()
                .get(Query.of("kpis", key, "tree")
                        .with("period", period)
                        .with("grain", grain)
                        .with("as_of", asOf));
        switch (output.format()) {
            case JSON -> session.terminal().data(session.api().pretty(body));
            case CSV -> session.terminal().data(TreeRows.csv(session.api().read(body, TreeView.class), depth));
            case TABLE -> {
                TreeView tree = session.api().read(body, TreeView.class);
                TreeNotes notes = new TreeNotes(session.terminal(), depth);
                new TreeText(session.terminal(), depth).print(tree);
                notes.printWarnings(tree);
                Gap.print(session.terminal(), tree.unpublished());
                if (reasons) {
                    notes.printReasons(tree);
                }
            }
        }
        return ExitCode.OK;
    }
}
