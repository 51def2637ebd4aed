package org.kpiplatform.app.source.sync;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.api.syncrun.NewSyncRun;
import org.kpiplatform.api.syncrun.SyncMode;
import org.kpiplatform.api.syncrun.SyncRun;
import org.kpiplatform.api.syncrun.SyncRunsApi;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.page.Cursor;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.source.connector.Sources;
import org.kpiplatform.app.source.sync.book.SyncHistory;
import org.kpiplatform.app.source.sync.book.SyncScope;
import org.kpiplatform.domain.source.SourceDefinition;

@RunOnVirtualThread
class SyncRunsResource implements SyncRunsApi {

    private final SyncRuns runs;
    private final SyncHistory history;
    private final Definitions definitions;
    private final Sources sources;

    SyncRunsResource(SyncRuns runs, SyncHistory history, Definitions definitions, Sources sources) {
        this.runs = runs;
        this.history = history;
        this.definitions = definitions;
        this.sources = sources;
    }

    @Override
    public Response start(NewSyncRun wanted) {
        var sources = definitions.catalog().sources();
        SourceDefinition source = sources.get(wanted.source());
        if (source == null) {
            String detail = "There is no source `" + ProblemException.quoted(wanted.source()) + "`."
                    + DidYouMean.question(wanted.source(), sources.keySet());
            throw new ProblemException(ProblemKind.INVALID, detail, List.of(Violation.of("source", detail)));
        }
        this.sources.own(source).ifPresent(it -> {
            throw ProblemException.conflict(it.howRecordsCome(source.key()));
        });
        SyncMode mode = wanted.full() ? SyncMode.FULL : SyncMode.INCREMENTAL;
        long run = runs.start(source.key(), new SyncScope(mode, streams(wanted, source), wanted.acceptDeletes()));
        return Response.accepted(run(run))
                .location(URI.create("/api/v1/sync-runs/" + run))
                .build();
    }

    private static Set<String> streams(NewSyncRun wanted, SourceDefinition source) {
        List<String> streams = wanted.streams();
        if (streams == null) {
            return Set.of();
        }
        Set<String> known = source.streams().keySet();
        List<Violation> unknown = streams.stream()
                .filter(stream -> !known.contains(stream))
                .map(stream -> Violation.of(
                        "streams",
                        "Source `" + source.key() + "` defines no stream `" + ProblemException.quoted(stream) + "`."
                                + DidYouMean.question(stream, known)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemKind.INVALID, unknown.getFirst().message(), unknown);
        }
        return Set.copyOf(streams);
    }

    @Override
    public Page<SyncRun> runs(@Nullable String source, int limit, @Nullable String cursor) {
        Optional<Long> before = Cursor.parseNumber(cursor);
        return Pages.cut(
                history.page(source, before.orElse(null), limit + 1).stream(),
                limit,
                last -> Cursor.after(String.valueOf(last.id())));
    }

    @Override
    public SyncRun run(long run) {
        return history.find(run).orElseThrow(() -> ProblemException.notFound("There is no sync run " + run + "."));
    }

    @Override
    public Response cancel(long run) {
        run(run);
        runs.cancel(run);
        return Response.accepted(run(run)).build();
    }
}
