package org.kpiplatform.app.source;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.source.QuarantinedRow;
import org.kpiplatform.api.source.StreamView;
import org.kpiplatform.api.source.StreamsApi;
import org.kpiplatform.api.syncrun.SyncMode;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.page.Cursor;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.Quarantine;
import org.kpiplatform.app.record.RecordPages;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.source.connector.Sources;
import org.kpiplatform.app.source.sync.SyncRuns;
import org.kpiplatform.app.source.sync.book.SyncHistory;
import org.kpiplatform.app.source.sync.book.SyncScope;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

@RunOnVirtualThread
class StreamsResource implements StreamsApi {

    private final Definitions definitions;
    private final PinnedStreams streams;
    private final StreamViews views;
    private final RecordPages records;
    private final Quarantine quarantine;
    private final StreamRemoval removal;
    private final Sources sources;
    private final SyncRuns runs;
    private final SyncHistory history;

    StreamsResource(
            Definitions definitions,
            PinnedStreams streams,
            StreamViews views,
            RecordPages records,
            Quarantine quarantine,
            StreamRemoval removal,
            Sources sources,
            SyncRuns runs,
            SyncHistory history) {
        this.definitions = definitions;
        this.streams = streams;
        this.views = views;
        this.records = records;
        this.quarantine = quarantine;
        this.removal = removal;
        this.sources = sources;
        this.runs = runs;
        this.history = history;
    }

    @Override
    public Page<StreamView> streams(String source, int limit, @Nullable String cursor) {
        Map<String, StreamDefinition> defined = source(source).streams();
        Page<String> names = Pages.of(
                defined.keySet().stream().collect(java.util.stream.Collectors.toMap(it -> it, it -> it)),
                limit,
                cursor);
        return names.map(it -> stream(source, it));
    }

    @Override
    public StreamView stream(String source, String stream) {
        return views.view(new StreamKey(source, stream), definition(source, stream));
    }

    @Override
    public Page<Map<String, @Nullable Object>> records(
            String source, String stream, int limit, @Nullable String cursor) {
        definition(source, stream);
        Optional<PinnedStream> pinned = streams.find(new StreamKey(source, stream));
        return pinned.isEmpty() ? new Page<>(List.of(), null) : records(pinned.get(), limit, cursor);
    }

    private Page<Map<String, @Nullable Object>> records(PinnedStream stream, int limit, @Nullable String cursor) {
        List<String> after =
                Cursor.parse(cursor, stream.keys().size()).map(Cursor::position).orElse(List.of());
        try {
            return Pages.cut(
                            records.read(stream, after, limit + 1).stream(), limit, last -> new Cursor(last.position()))
                    .map(RecordPages.Row::values);
        } catch (IllegalArgumentException e) {
            throw Cursor.foreign(String.valueOf(cursor));
        }
    }

    @Override
    public void forget(String source, String stream) {
        StreamKey key = new StreamKey(source, stream);
        if (streams.find(key).isEmpty()) {
            definition(source, stream);
        }
        removal.forget(key);
    }

    @Override
    public Page<QuarantinedRow> quarantine(String source, String stream, int limit, @Nullable String cursor) {
        definition(source, stream);
        Long after = Cursor.parseNumber(cursor).orElse(null);
        return Pages.cut(
                        quarantine.page(new StreamKey(source, stream), after, limit + 1).stream(),
                        limit,
                        last -> Cursor.after(String.valueOf(last.id())))
                .map(StreamsResource::view);
    }

    @Override
    public Response replay(String source, String stream) {
        definition(source, stream);
        sources.own(source(source)).ifPresent(it -> {
            throw ProblemException.conflict(it.howRecordsCome(source));
        });
        if (quarantine.count(new StreamKey(source, stream)) == 0) {
            throw ProblemException.conflict("Nothing of `" + source + "." + stream + "` is in quarantine.");
        }
        long run = runs.start(source, new SyncScope(SyncMode.REPLAY, Set.of(stream), false));
        return Response.accepted(history.find(run).orElseThrow())
                .location(URI.create("/api/v1/sync-runs/" + run))
                .build();
    }

    private static QuarantinedRow view(Quarantine.Entry entry) {
        Rejection rejection = entry.rejection();
        return new QuarantinedRow(
                rejection.position().resource(),
                rejection.position().number(),
                rejection.field(),
                rejection.raw(),
                rejection.reason(),
                entry.run());
    }

    private SourceDefinition source(String key) {
        return definitions.source(key).definition();
    }

    private StreamDefinition definition(String source, String stream) {
        Map<String, StreamDefinition> defined = source(source).streams();
        StreamDefinition definition = defined.get(stream);
        if (definition == null) {
            throw ProblemException.notFound("stream", source + "." + stream, qualified(source, defined));
        }
        return definition;
    }

    private static List<String> qualified(String source, Map<String, StreamDefinition> defined) {
        return defined.keySet().stream().map(it -> source + "." + it).toList();
    }
}
