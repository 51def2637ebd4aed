package org.kpiplatform.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.domain.tree.KpiTree;
import picocli.CommandLine.Command;
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
final class TreeCommand implements Callable<Integer> {

    private final KpiCommand kpi;

    @Parameters(paramLabel = "KPI", description = "The key of the KPI at the root.")
    private String key = "";

    @Option(names = "--period", required = true, paramLabel = "PERIOD", description = "2025-12, 2025-Q4, 2025-W07, ...")
    private String period = "";

    @Option(names = "--grain", paramLabel = "GRAIN", description = "day, week, month, quarter, half_year or year.")
    private @Nullable String grain;

    @Option(names = "--depth", paramLabel = "LEVELS", description = "Levels below the root. Default: all.")
    private int depth = Integer.MAX_VALUE;

    @Option(names = "--reasons", description = "Also says why KPIs are at risk or off track.")
    private boolean reasons;

    @Mixin
    private final OutputOption output = new OutputOption();

    TreeCommand(KpiCommand kpi) {
        this.kpi = kpi;
    }

    @Override
    public Integer call() {
        if (depth < 0) {
            throw kpi.wrongUse("--depth is " + depth + ", expected 0 or more.");
        }
        JsonNode body = kpi.api()
                .get(Query.of("kpis", key, "tree").with("period", period).with("grain", grain));
        switch (output.format) {
            case JSON -> kpi.terminal().data(kpi.api().pretty(body));
            case CSV -> kpi.terminal().data(TreeRows.csv(kpi.api().read(body, KpiTree.class), depth));
            case TABLE -> {
                KpiTree tree = kpi.api().read(body, KpiTree.class);
                TreeText text = new TreeText(kpi.terminal(), depth);
                text.print(tree);
                if (reasons) {
                    text.printReasons(tree);
                }
            }
        }
        return KpiCommand.DONE;
    }
}
