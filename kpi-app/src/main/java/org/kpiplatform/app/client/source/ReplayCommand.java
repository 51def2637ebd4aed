package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.source.StreamView;
import org.kpiplatform.api.syncrun.SyncRun;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/// `kpi quarantine replay SOURCE [STREAM]`.
@Command(
        name = "replay",
        description =
                "Tries the rows in quarantine again, after the definition or the connector's options were mended: reads "
                        + "the streams from the beginning, and deletes nothing.")
public final class ReplayCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The source's key.")
    private String source = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STREAM",
            description = "The stream's key. Without it: all streams that have rows in quarantine.")
    private @Nullable String stream;

    public ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> streams = stream == null ? quarantined() : List.of(stream);
        if (streams.isEmpty()) {
            session.terminal().line("Nothing of " + source + " is in quarantine.");
        }
        RunWatch runs = new RunWatch(session.api(), session.terminal(), false);
        boolean good = true;
        for (String one : streams) {
            String run = session.api()
                    .post(Query.of("sources", source, "streams", one, "quarantine", "replay"), Map.of())
                    .path("id")
                    .asText();
            JsonNode ended = runs.untilOver(run, source, source + "." + one);
            good &= session.api().read(ended, SyncRun.class).state() == SyncState.SUCCEEDED;
        }
        return good ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<String> quarantined() {
        JsonNode page = session.api().list(Query.of("sources", source, "streams"));
        return session.api().readItems(page, StreamView.class).stream()
                .filter(view -> view.quarantined() > 0)
                .map(StreamView::stream)
                .toList();
    }
}
