package org.kpiplatform.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.shape.SourceSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kpi sources`.
@Command(
        name = "sources",
        description = "Lists the sources: what they hold, and how their last sync went.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi sources", "  kpi sources -o csv > sources.csv"})
final class SourcesCommand implements Callable<Integer> {

    private final KpiCommand kpi;

    @Mixin
    private final OutputOption output = new OutputOption();

    SourcesCommand(KpiCommand kpi) {
        this.kpi = kpi;
    }

    @Override
    public Integer call() {
        JsonNode page = kpi.api().list(Query.of("sources"));
        new Listing<>(SourceSummary.class)
                .text("source", SourceSummary::key)
                .text("name", SourceSummary::name)
                .text("connector", SourceSummary::connector)
                .text("streams", source -> String.join(" ", source.streams()))
                .count("records", SourceSummary::records)
                .count("quarantined", SourceSummary::quarantined)
                .text("state", SourceSummary::state)
                .text("last run", SourceSummary::lastRun)
                .whenEmpty("There is no source yet: apply a file that defines one, see 'kpi apply --help'.")
                .show(kpi, output.format, page);
        return KpiCommand.DONE;
    }
}
