package org.kpiplatform.app.client.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.entry.Entry;
import org.kpiplatform.api.entry.EntryState;
import org.kpiplatform.api.entry.EntryVerdict;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi entries METRIC`.
@Command(
        name = "entries",
        description = "Lists what was typed in for a metric, the latest first, with everything that no longer counts.",
        footerHeading = "%nExamples:%n",
        footer = {"  kpi entries satisfaction --period 2026-03", "  kpi entries satisfaction --pending"})
public final class EntriesCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "METRIC", description = "The metric's key.")
    private String metric = "";

    @Option(names = "--period", paramLabel = "PERIOD", description = "Only those of this period.")
    private @Nullable String period;

    @Option(names = "--pending", description = "Only those that wait for approval.")
    private boolean pending;

    @Mixin
    private final OutputOption output = new OutputOption();

    public EntriesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode page = session.api()
                .list(Query.of("metrics", metric, "entries")
                        .with("period", period)
                        .with("state", pending ? Words.of(EntryState.PENDING) : null));
        new Listing<>(Entry.class)
                .text("id", Entry::id)
                .text("period", Entry::period)
                .text("slice", entry -> EntrySlice.words(entry.slice()))
                .text(
                        "value",
                        entry -> entry.value() == null ? null : entry.value().toPlainString())
                .text("state", entry -> Words.of(entry.state()))
                .text("author", Entry::author)
                .text("entered at", entry -> entry.enteredAt().truncatedTo(ChronoUnit.SECONDS))
                .text("verdict by", entry -> by(entry.verdict()))
                .text("note", Entry::note)
                .whenEmpty(pending ? "Nothing waits for approval." : "Nothing was typed in for " + metric + ".")
                .show(session, output.format(), page);
        return ExitCode.OK;
    }

    private static @Nullable String by(@Nullable EntryVerdict verdict) {
        return verdict == null ? null : verdict.by();
    }
}
