package org.kpiplatform.app.client.entry;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.entry.EntriesApi;
import org.kpiplatform.api.entry.Entry;
import org.kpiplatform.api.entry.NewVerdict;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi approve METRIC ID`.
@Command(
        name = "approve",
        description = "Approves a value that somebody else has typed in, or rejects it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi approve satisfaction 7 --as Bob",
            "  kpi approve satisfaction 7 --reject --as Bob --note 'Wrong month'"
        })
public final class ApproveCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "METRIC", description = "The metric's key.")
    private String metric = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The entry's id, as `kpi entries` shows it.")
    private long id;

    @Option(names = "--as", required = true, paramLabel = "NAME", description = "Who says so. Any name is believed.")
    private String author = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
    private @Nullable String note;

    @Option(names = "--reject", description = "Rejects it instead: it never counts.")
    private boolean reject;

    public ApproveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Query verdict = Query.of("metrics", metric, "entries", Long.toString(id), reject ? "reject" : "approve");
        Entry entry = session.api()
                .read(session.api().post(verdict, new NewVerdict(note), EntriesApi.AUTHOR, author), Entry.class);
        session.terminal().line(metric + " " + entry.period() + ": " + Words.of(entry.state()));
        return ExitCode.OK;
    }
}
