package org.kpiplatform.app.client.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi values KEY`.
@Command(
        name = "values",
        description = "Shows the values of a KPI or metric, period by period.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi values win_rate --grain month --from 2025-01 --to 2025-06",
            "  kpi values win_rate --grain quarter --from 2024-Q1 --to 2025-Q4 --by agent.region",
            "  kpi values orders --grain year --from 2023 --to 2025 --where customer.country=France",
            "  kpi values shop_margin --from 2025-09 --to 2025-12 --by customer.acquired_by -o csv"
        })
public final class ValuesCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "KEY", description = "The key of a KPI or metric.")
    private String key = "";

    @Option(
            names = "--grain",
            paramLabel = "GRAIN",
            description = "hour, day, week, month (the default), quarter, half_year, year, or total for all.")
    private @Nullable String grain;

    @Option(names = "--from", paramLabel = "PERIOD", description = "The first period: 2025-01. Default: a year back.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "PERIOD", description = "The last period. Default: the present one.")
    private @Nullable String to;

    @Option(names = "--by", paramLabel = "DIMENSION", description = "Splits by a dimension; may be repeated.")
    private List<String> by = List.of();

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

    @Mixin
    private final OutputOption output = new OutputOption();

    public ValuesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode body = new KpiOrMetric(session, key, asOf).ask("series", this::question);
        switch (output.format()) {
            case JSON -> session.terminal().data(session.api().pretty(body));
            case CSV -> session.terminal().data(SeriesText.csv(session.api().read(body, Series.class)));
            case TABLE -> new SeriesText(session.terminal()).print(session.api().read(body, Series.class));
        }
        return ExitCode.OK;
    }

    private Query question(Query series) {
        return series.with("grain", grain)
                .with("from", from)
                .with("to", to)
                .with("as_of", asOf)
                .withAll("by", by)
                .withAll("where", where);
    }
}
