package org.kpiplatform.app.client.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.scorecard.Scorecard;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi scorecard [KPI...]`.
@Command(
        name = "scorecard",
        description = "Shows many KPIs at a glance: their values, changes and statuses.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi scorecard",
            "  kpi scorecard net_revenue win_rate --period 2025-12",
            "  kpi scorecard --period 2025-Q4 -o csv",
            "  kpi scorecard --period 2025-06 --as-of 2025-07-15"
        })
public final class ScorecardCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "KPI", arity = "0..*", description = "Keys of KPIs. Default: all that have a target.")
    private List<String> kpis = List.of();

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "2025-12, 2025-Q4, ... Default: for each KPI, the last one that its sources cover.")
    private @Nullable String period;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "What was known at the end of a day, or at an instant. Default: what is known now.")
    private @Nullable String asOf;

    @Mixin
    private final OutputOption output = new OutputOption();

    public ScorecardCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Query query =
                Query.of("scorecard").with("period", period).with("as_of", asOf).withAll("kpi", kpis);
        JsonNode body = session.api().get(query);
        switch (output.format()) {
            case JSON -> session.terminal().data(session.api().pretty(body));
            case CSV -> session.terminal().data(ScorecardText.csv(session.api().read(body, Scorecard.class)));
            case TABLE ->
                new ScorecardText(session.terminal()).print(session.api().read(body, Scorecard.class));
        }
        return ExitCode.OK;
    }
}
