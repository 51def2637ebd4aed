package org.kpiplatform.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.shape.SourceSummary;
import org.kpiplatform.app.client.shape.SyncRun;
import picocli.CommandLine.Command;
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
            "  kpi sync shop --watch   watches the run of shop that is under way, and starts none"
        })
final class SyncCommand implements Callable<Integer> {

    private final KpiCommand kpi;

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "Keys of sources. Without any: all of them.")
    private List<String> sources = List.of();

    @Option(names = "--watch", description = "Watches runs that are under way instead of starting new ones.")
    private boolean watch;

    @Mixin
    private final OutputOption output = new OutputOption();

    SyncCommand(KpiCommand kpi) {
        this.kpi = kpi;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> asked = sources.isEmpty() ? allSources() : sources;
        int width = asked.stream().mapToInt(String::length).max().orElse(0);
        RunWatch runs = new RunWatch(kpi.api(), kpi.terminal(), output.format != OutputFormat.TABLE);
        List<JsonNode> ended = new ArrayList<>();
        for (String source : asked) {
            Optional<String> run = watch ? underWay(source) : Optional.of(start(source));
            if (run.isPresent()) {
                ended.add(runs.untilOver(run.get(), source, source + " ".repeat(width - source.length())));
            } else {
                kpi.terminal().warn("No run of " + source + " is under way.");
            }
        }
        return report(kpi.api().page(ended));
    }

    private int report(JsonNode page) {
        if (output.format != OutputFormat.TABLE) {
            new Listing<>(SyncRun.class)
                    .text("source", SyncRun::source)
                    .text("run", SyncRun::id)
                    .text("state", run -> run.state().name().toLowerCase(Locale.ROOT))
                    .text("duration_ms", SyncRun::durationMs)
                    .count("read", SyncRun::read)
                    .count("added", SyncRun::added)
                    .count("changed", SyncRun::changed)
                    .count("unchanged", SyncRun::unchanged)
                    .count("deleted", SyncRun::deleted)
                    .count("quarantined", SyncRun::quarantined)
                    .count("buckets_changed", SyncRun::bucketsChanged)
                    .show(kpi, output.format, page);
        }
        boolean good = kpi.api().readItems(page, SyncRun.class).stream()
                .allMatch(run -> run.state() == SyncRun.State.SUCCEEDED);
        return good ? KpiCommand.DONE : KpiCommand.FAILED;
    }

    private List<String> allSources() {
        JsonNode page = kpi.api().list(Query.of("sources"));
        return kpi.api().readItems(page, SourceSummary.class).stream()
                .map(SourceSummary::key)
                .toList();
    }

    private String start(String source) {
        return kpi.api()
                .post(Query.of("sync-runs"), Map.of("source", source))
                .path("id")
                .asText();
    }

    private Optional<String> underWay(String source) {
        JsonNode page = kpi.api().get(Query.of("sync-runs").with("source", source));
        return kpi.api().readItems(page, SyncRun.class).stream()
                .filter(run -> !run.state().isOver())
                .map(SyncRun::id)
                .findFirst();
    }
}
