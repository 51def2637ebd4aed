package org.kpiplatform.app.client.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.PeriodComparison;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi compare KEY`.
@Command(
        name = "compare",
        description = "Compares a KPI or metric in a period that may still be running with as much of an earlier one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi compare net_revenue",
            "  kpi compare net_revenue --grain quarter --with last_year --rule same_working_days",
            "  kpi compare net_revenue --by customer.country",
            "  kpi compare net_revenue --rule previous_full_period -o json"
        })
public final class CompareCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "KEY", description = "The key of a KPI or metric.")
    private String key = "";

    @Option(
            names = "--grain",
            paramLabel = "GRAIN",
            description = "hour, day, week, month, quarter, half_year or year.")
    private @Nullable String grain;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "2025-12, 2025-Q4, ... Default: that of the last day delivered.")
    private @Nullable String period;

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "same_elapsed_days (the default), same_working_days or previous_full_period.")
    private @Nullable String rule;

    @Option(names = "--with", paramLabel = "WHICH", description = "previous_period (the default) or last_year.")
    private @Nullable String with;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "What was known at the end of a day, or at an instant. Default: what is known now.")
    private @Nullable String asOf;

    @Option(names = "--by", paramLabel = "DIMENSION", description = "Also by slices; may be repeated.")
    private List<String> by = List.of();

    @Option(
            names = "--where",
            paramLabel = "DIMENSION=VALUE",
            description = "Only this part; the same dimension again means any of the values.")
    private List<String> where = List.of();

    @Mixin
    private final OutputOption output = new OutputOption();

    public CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode body = new KpiOrMetric(session, key, asOf).ask("comparison", this::question);
        switch (output.format()) {
            case JSON -> session.terminal().data(session.api().pretty(body));
            case CSV -> session.terminal().data(ComparisonText.csv(session.api().read(body, PeriodComparison.class)));
            case TABLE ->
                new ComparisonText(session.terminal()).print(session.api().read(body, PeriodComparison.class));
        }
        return ExitCode.OK;
    }

    private Query question(Query comparison) {
        return comparison
                .with("grain", grain)
                .with("period", period)
                .with("rule", rule)
                .with("with", with)
                .with("as_of", asOf)
                .withAll("by", by)
                .withAll("where", where);
    }
}
