package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.syncrun.SyncProgress;
import org.kpiplatform.api.syncrun.SyncRun;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.client.http.Api;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.ProgressLine;
import org.kpiplatform.app.client.terminal.Terminal;

/// Follows sync runs until they are over.
final class RunWatch {

    private static final Duration PERIOD = Duration.ofMillis(150);

    private final Api api;
    private final Terminal terminal;
    private final boolean silent;
    private final AtomicReference<@Nullable String> watched = new AtomicReference<>();

    /// @param silent when programs read along
    RunWatch(Api api, Terminal terminal, boolean silent) {
        this.api = api;
        this.terminal = terminal;
        this.silent = silent;
        Runtime.getRuntime().addShutdownHook(new Thread(this::sayThatItGoesOn));
    }

    /// Returns the run as it ended.
    ///
    /// @param title of the line that shows the progress
    JsonNode untilOver(String id, String source, String title) throws InterruptedException {
        ProgressLine line = new ProgressLine(terminal, title);
        watched.set(source);
        while (true) {
            JsonNode body = api.get(Query.of("sync-runs", id));
            SyncRun run = api.read(body, SyncRun.class);
            if (RunText.isOver(run)) {
                watched.set(null);
                end(line, run);
                return body;
            }
            if (!silent) {
                line.show(part(run), RunText.note(run));
            }
            Thread.sleep(PERIOD);
        }
    }

    private void end(ProgressLine line, SyncRun run) {
        if (!silent) {
            Colour colour = run.state() == SyncState.SUCCEEDED ? Colour.GREEN : Colour.RED;
            line.end(terminal.paint(colour, RunText.state(run)) + RunText.counts(run));
            RunText.advice(run).forEach(sentence -> terminal.line("  " + sentence));
        }
    }

    private static @Nullable Double part(SyncRun run) {
        SyncProgress progress = run.progress();
        return progress.total() == 0 ? null : progress.done() / (double) progress.total();
    }

    private void sayThatItGoesOn() {
        String source = watched.get();
        if (source != null) {
            terminal.warn("");
            terminal.warn(
                    "The run of " + source + " goes on in the service; 'kpi sync " + source + " --watch' shows it.");
        }
    }
}
