package org.kpiplatform.app.client.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.api.syncrun.NewSyncRun;
import org.kpiplatform.api.syncrun.SyncRun;
import org.kpiplatform.api.syncrun.SyncState;
import org.kpiplatform.app.client.command.OutputFormat;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.app.client.http.Refused;
import picocli.CommandLine.ExitCode;

/// Has a source read what is new, and shows how that ended.
public final class SyncNow {

    private static final int CONFLICT = 409;
    private static final int ATTEMPTS = 5;

    private final Session session;
    private final OutputFormat format;

    public SyncNow(Session session, OutputFormat format) {
        this.session = session;
        this.format = format;
    }

    /// Waits for the end of a run. One that is under way is waited for before, since it may not have seen what is new.
    ///
    /// @return the exit code
    public int of(String source) throws InterruptedException {
        RunWatch watch = new RunWatch(session.api(), session.terminal(), format != OutputFormat.TABLE);
        JsonNode ended = watch.untilOver(started(source, watch), source, source);
        if (format != OutputFormat.TABLE) {
            RunText.listing().show(session, format, session.api().page(List.of(ended)));
        }
        boolean good = session.api().read(ended, SyncRun.class).state() == SyncState.SUCCEEDED;
        return good ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private String started(String source, RunWatch watch) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return session.api()
                        .post(Query.of("sync-runs"), new NewSyncRun(source, false, List.of(), false))
                        .path("id")
                        .asText();
            } catch (Refused busy) {
                if (busy.problem().status() != CONFLICT || attempt == ATTEMPTS) {
                    throw busy;
                }
                Optional<String> other = underWay(source);
                if (other.isPresent()) {
                    watch.untilOver(other.get(), source, source + " (a run that was under way)");
                }
            }
        }
    }

    private Optional<String> underWay(String source) {
        JsonNode page = session.api().get(Query.of("sync-runs").with("source", source));
        return session.api().readItems(page, SyncRun.class).stream()
                .filter(run -> !RunText.isOver(run))
                .map(run -> Long.toString(run.id()))
                .findFirst();
    }
}
