package org.kpiplatform.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.shape.Quarantined;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kpi quarantine SOURCE STREAM`.
@Command(
        name = "quarantine",
        description = "Shows the rows of a stream that could not be read: where they stand, and what is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi quarantine shop orders", "  kpi quarantine shop orders -o csv > to-mend.csv"})
final class QuarantineCommand implements Callable<Integer> {

    private final KpiCommand kpi;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "STREAM", description = "The stream's key in that source.")
    private String stream = "";

    @Mixin
    private final OutputOption output = new OutputOption();

    QuarantineCommand(KpiCommand kpi) {
        this.kpi = kpi;
    }

    @Override
    public Integer call() {
        JsonNode page = kpi.api().list(Query.of("sources", source, "streams", stream, "quarantine"));
        new Listing<>(Quarantined.class)
                .text("file", Quarantined::resource)
                .text("line", Quarantined::line)
                .text("field", Quarantined::field)
                .text("reason", Quarantined::reason)
                .text("raw", Quarantined::raw)
                .whenEmpty("Nothing is in quarantine: every row of " + source + "." + stream + " was read.")
                .show(kpi, output.format, page);
        return KpiCommand.DONE;
    }
}
