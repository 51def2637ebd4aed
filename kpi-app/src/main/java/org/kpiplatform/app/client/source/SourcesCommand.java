package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.source.SourceSummary;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// `kpi sources`.
@Command(
        name = "sources",
        description = "Lists the sources: what they hold, and how their last sync went.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi sources", "  kpi sources -o csv > sources.csv"})
public final class SourcesCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final OutputOption output = new OutputOption();

    public SourcesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode page = session.api().list(Query.of("sources"));
        new Listing<>(SourceSummary.class)
                .text("source", SourceSummary::key)
                .text("name", SourceSummary::name)
                .text("connector", SourceSummary::connector)
                .text("streams", source -> String.join(" ", source.streams()))
                .count("records", SourceSummary::records)
                .count("quarantined", SourceSummary::quarantined)
                .text("state", SourcesCommand::state)
                .text("last run", source -> seconds(source.lastRun()))
                .text("next run", source -> seconds(source.nextRun()))
                .whenEmpty("There is no source yet: apply a file that defines one, see 'kpi apply --help'.")
                .show(session, output.format(), page);
        return ExitCode.OK;
    }

    /// `ready`, or `ready, overdue: orders`.
    private static String state(SourceSummary source) {
        String state = Words.of(source.state());
        return source.overdue().isEmpty() ? state : state + ", overdue: " + String.join(" ", source.overdue());
    }

    private static @Nullable Instant seconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
