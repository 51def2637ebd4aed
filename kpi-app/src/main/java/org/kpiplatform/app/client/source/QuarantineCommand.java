package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.kpiplatform.api.source.QuarantinedRow;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kpi quarantine SOURCE STREAM`; its subcommand tries the rows again.
@Command(
        name = "quarantine",
        description = "Shows the rows of a stream that could not be read: where they stand, and what is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi quarantine shop orders",
            "  kpi quarantine shop orders -o csv > to-mend.csv",
            "  kpi quarantine replay shop"
        })
public final class QuarantineCommand implements Callable<Integer> {

    private final Session session;

    // not required by picocli, which would ask for them before a subcommand as well
    @Parameters(index = "0", arity = "0..1", paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "STREAM", description = "The stream's key in that source.")
    private String stream = "";

    @Mixin
    private final OutputOption output = new OutputOption();

    public QuarantineCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (stream.isEmpty()) {
            throw session.wrongUse("Which source and stream? kpi quarantine SOURCE STREAM");
        }
        JsonNode page = session.api().list(Query.of("sources", source, "streams", stream, "quarantine"));
        new Listing<>(QuarantinedRow.class)
                .text("file", QuarantinedRow::resource)
                .text("line", QuarantinedRow::line)
                .text("field", QuarantinedRow::field)
                .text("reason", QuarantinedRow::reason)
                .text("raw", QuarantinedRow::raw)
                .whenEmpty("Nothing is in quarantine: every row of " + source + "." + stream + " was read.")
                .show(session, output.format(), page);
        return ExitCode.OK;
    }
}
