package org.kpiplatform.app.client.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.explanation.Explanation;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi explain KPI`.
@Command(
        name = "explain",
        description = "Tells how a value came about: formulas with the values of their inputs, down to the parts, the"
                + " buckets and the records of each.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi explain win_rate --period 2025-06",
            "  kpi explain win_rate --period 2025-06 --buckets",
            "  kpi explain win_rate --period 2025-Q2 --where agent.region=North",
            "  kpi explain contribution_profit --period 2025-12 -o json"
        })
public final class ExplainCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "KPI", description = "The key of the KPI.")
    private String key = "";

    @Option(names = "--period", required = true, paramLabel = "PERIOD", description = "2025-12, 2025-Q4, ...")
    private String period = "";

    @Option(
            names = "--where",
            paramLabel = "DIMENSION=VALUE",
            description = "Only this part; the same dimension again means any of the values.")
    private List<String> where = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "What was known at the end of a day, or at an instant. Default: what is known now.")
    private @Nullable String asOf;

    @Option(names = "--buckets", description = "List the days or months that each value was merged from.")
    private boolean buckets;

    @Mixin
    private final OutputOption output = new OutputOption();

    public ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode body = session.api()
                .get(Query.of("kpis", key, "explanation")
                        .with("period", period)
                        .with("as_of", asOf)
                        .withAll("where", where));
        switch (output.format()) {
            case JSON -> session.terminal().data(session.api().pretty(body));
            case CSV ->
                session.terminal().data(ExplanationText.csv(session.api().read(body, Explanation.class)));
            case TABLE ->
                new ExplanationText(session.terminal(), buckets)
                        .print(session.api().read(body, Explanation.class));
        }
        return ExitCode.OK;
    }
}
