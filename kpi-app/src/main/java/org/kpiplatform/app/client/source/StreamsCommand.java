package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.source.StreamView;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kpi streams SOURCE`.
@Command(
        name = "streams",
        description =
                "Lists the streams of a source: what they hold, how far they are complete, and how fresh they are.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi streams shop", "  kpi streams shop -o json"})
public final class StreamsCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    @Mixin
    private final OutputOption output = new OutputOption();

    public StreamsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode page = session.api().list(Query.of("sources", source, "streams"));
        new Listing<>(StreamView.class)
                .text("stream", StreamView::stream)
                .count("records", StreamView::records)
                .count("quarantined", StreamView::quarantined)
                .text("covered from", StreamView::coveredFrom)
                .text("covered through", StreamView::coveredThrough)
                .text("synced at", stream -> seconds(stream.syncedAt()))
                .text("overdue", stream -> stream.freshness().overdue() ? "overdue" : null)
                .whenEmpty("Source " + source + " names no streams.")
                .show(session, output.format(), page);
        return ExitCode.OK;
    }

    private static @Nullable Instant seconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
