package org.kpiplatform.app.client.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.domain.metric.MetricDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kpi metrics`.
@Command(
        name = "metrics",
        description = "Lists the metrics: what is measured, over which stream.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi metrics", "  kpi metrics --as-of 2025-12-31", "  kpi metrics -o csv > metrics.csv"})
public final class MetricsCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "Those in force at the end of a day, or at an instant. Default: those in force now.")
    private @Nullable String asOf;

    @Mixin
    private final OutputOption output = new OutputOption();

    public MetricsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode page = session.api().list(Query.of("metrics").with("as_of", asOf));
        new Listing<>(MetricDefinition.class)
                .text("metric", MetricDefinition::key)
                .text("name", MetricDefinition::name)
                .text("of", MetricDefinition::of)
                .text("measure", MetricDefinition::measure)
                .text("where", MetricDefinition::where)
                .text("unit", MetricDefinition::unit)
                .whenEmpty("There is no metric yet: apply a file that defines one, see 'kpi apply --help'.")
                .show(session, output.format(), page);
        return ExitCode.OK;
    }
}
