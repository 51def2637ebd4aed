package org.kpiplatform.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.domain.metric.MetricDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kpi metrics`.
@Command(
        name = "metrics",
        description = "Lists the metrics: what is measured, over which stream.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi metrics", "  kpi metrics -o csv > metrics.csv"})
final class MetricsCommand implements Callable<Integer> {

    private final KpiCommand kpi;

    @Mixin
    private final OutputOption output = new OutputOption();

    MetricsCommand(KpiCommand kpi) {
        this.kpi = kpi;
    }

    @Override
    public Integer call() {
        JsonNode page = kpi.api().list(Query.of("metrics"));
        new Listing<>(MetricDefinition.class)
                .text("metric", MetricDefinition::key)
                .text("name", MetricDefinition::name)
                .text("of", MetricDefinition::of)
                .text("measure", MetricDefinition::measure)
                .text("where", MetricDefinition::where)
                .text("unit", MetricDefinition::unit)
                .show(kpi, output.format, page);
        return KpiCommand.DONE;
    }
}
