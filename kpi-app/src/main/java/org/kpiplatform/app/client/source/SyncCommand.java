package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kpiplatform.api.source.SourceSummary;
import org.kpiplatform.api.syncrun.NewSyncRun;
import org.kpiplatform.api.syncrun.SyncRun;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.client.command.OutputFormat;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi sync [SOURCE...]`.
@Command(
        name = "sync",
        description = "Reads what is new in the sources, and waits until it is done. The service goes on with a run "
                + "also when this command is stopped.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi sync                all sources",
            "  kpi sync shop crm       these two",
            "  kpi sync shop --watch   watches the run of shop that is under way, and starts none",
            "  kpi sync shop --full    all records again; those that shop no longer has are deleted",
            "  kpi sync shop --full --stream orders"
        })
public final class SyncCommand implements Callable<Integer> {

    /// Connectors of sources that there is nothing to read from.
    private static final Set<String> COMING_BY_THEMSELVES = Set.of("push", "entry");

    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "Keys of sources. Without any: all of them.")
    private List<String> sources = List.of();

    @Option(
            names = "--full",
            description =
                    "Reads everything that exists, and deletes the records that are not met any more when the end "
                            + "is reached. A read that fails deletes nothing.")
    private boolean full;

    @Option(names = "--stream", paramLabel = "STREAM", description = "Only this stream; may be given again.")
    private List<String> streams = List.of();

    @Option(
            names = "--accept-deletes",
            description = "With --full: deletes also where it is in doubt that records are gone, because the read was "
                    + "empty or rows went to quarantine.")
    private boolean acceptDeletes;

    @Option(names = "--watch", description = "Watches runs that are under way instead of starting new ones.")
    private boolean watch;

    @Mixin
    private final OutputOption output = new OutputOption();

    public SyncCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireSense();
        List<String> asked = sources.isEmpty() ? allSources() : sources;
        int width = asked.stream().mapToInt(String::length).max().orElse(0);
        RunWatch runs = new RunWatch(session.api(), session.terminal(), output.format() != OutputFormat.TABLE);
        List<JsonNode> ended = new ArrayList<>();
        for (String source : asked) {
            Optional<String> run = watch ? underWay(source) : Optional.of(start(source));
            if (run.isPresent()) {
                ended.add(runs.untilOver(run.get(), source, source + " ".repeat(width - source.length())));
            } else {
                session.terminal().warn("No run of " + source + " is under way.");
            }
        }
        return report(session.api().page(ended));
    }

    private void requireSense() {
        if (!streams.isEmpty() && sources.size() != 1) {
            throw session.wrongUse(
                    "--stream needs the one source that has it: kpi sync SOURCE --stream " + streams.getFirst() + ".");
        }
        if (acceptDeletes && !full) {
            throw session.wrongUse("--accept-deletes goes with --full: without it, nothing is deleted by absence.");
        }
        if (watch && (full || !streams.isEmpty())) {
            throw session.wrongUse("--watch starts no run, so --full and --stream make no sense with it.");
        }
    }

    private int report(JsonNode page) {
        if (output.format() != OutputFormat.TABLE) {
            RunText.listing().show(session, output.format(), page);
        }
        boolean good = session.api().readItems(page, SyncRun.class).stream()
                .allMatch(run -> run.state() == SyncState.SUCCEEDED);
        return good ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<String> allSources() {
        JsonNode page = session.api().list(Query.of("sources"));
        return session.api().readItems(page, SourceSummary.class).stream()
                .filter(source -> !COMING_BY_THEMSELVES.contains(source.connector()))
                .map(SourceSummary::key)
                .toList();
    }

    private String start(String source) {
        return session.api()
                .post(Query.of("sync-runs"), new NewSyncRun(source, full, streams, acceptDeletes))
                .path("id")
                .asText();
    }

    private Optional<String> underWay(String source) {
        JsonNode page = session.api().get(Query.of("sync-runs").with("source", source));
        return session.api().readItems(page, SyncRun.class).stream()
                .filter(run -> !RunText.isOver(run))
                .map(run -> Long.toString(run.id()))
                .findFirst();
    }
}
