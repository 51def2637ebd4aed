package org.kpiplatform.app.source;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.source.CheckReport;
import org.kpiplatform.api.source.SourceState;
import org.kpiplatform.api.source.SourceSummary;
import org.kpiplatform.api.source.SourcesApi;
import org.kpiplatform.api.syncrun.SyncRun;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.Etag;
import org.kpiplatform.app.definition.Precondition;
import org.kpiplatform.app.definition.Saved;
import org.kpiplatform.app.definition.store.Versioned;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.Quarantine;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.app.source.connector.Sources;
import org.kpiplatform.app.source.schedule.Schedules;
import org.kpiplatform.app.source.secret.SourceSecrets;
import org.kpiplatform.app.source.sync.book.SyncHistory;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.source.SourceDefinition;

@RunOnVirtualThread
class SourcesResource implements SourcesApi {

    private final Definitions definitions;
    private final Sources sources;
    private final PinnedStreams streams;
    private final StreamStates states;
    private final Quarantine quarantine;
    private final SyncHistory history;
    private final Schedules schedules;
    private final StreamAges ages;
    private final SourceSecrets secrets;

    SourcesResource(
            Definitions definitions,
            Sources sources,
            PinnedStreams streams,
            StreamStates states,
            Quarantine quarantine,
            SyncHistory history,
            Schedules schedules,
            StreamAges ages,
            SourceSecrets secrets) {
        this.definitions = definitions;
        this.sources = sources;
        this.streams = streams;
        this.states = states;
        this.quarantine = quarantine;
        this.history = history;
        this.schedules = schedules;
        this.ages = ages;
        this.secrets = secrets;
    }

    @Override
    public Page<SourceSummary> sources(int limit, @Nullable String cursor) {
        return Pages.of(definitions.catalog().sources(), limit, cursor).map(this::summary);
    }

    @Override
    public Response source(String source, @Nullable String ifNoneMatch) {
        Versioned<SourceDefinition> found = definitions.source(source);
        return Etag.found(new Versioned<>(secrets.shown(found.definition()), found.revision()), ifNoneMatch);
    }

    @Override
    public Response put(
            String source, @Nullable String ifMatch, @Nullable String ifNoneMatch, SourceDefinition definition) {
        Saved<SourceDefinition> saved = definitions.put(source, definition, Precondition.of(ifMatch, ifNoneMatch));
        return Etag.saved(
                new Saved<>(secrets.shown(saved.definition()), saved.revision(), saved.created()),
                URI.create("/api/v1/sources/" + source));
    }

    @Override
    public void retire(String source, @Nullable String ifMatch) {
        definitions.retire(DefinitionKind.SOURCE, source, Precondition.of(ifMatch, null));
    }

    @Override
    public CheckReport check(String source) {
        SourceDefinition definition = definitions.source(source).definition();
        try {
            return switch (sources.check(definition)) {
                case CheckResult.Passed(String message) -> new CheckReport(true, List.of(message));
                case CheckResult.Failed(List<String> errors) -> new CheckReport(false, errors);
            };
        } catch (SourceException e) {
            return new CheckReport(false, List.of(String.valueOf(e.getMessage())));
        }
    }

    private SourceSummary summary(SourceDefinition source) {
        List<PinnedStream> pinned = streams.ofSource(source.key()).stream()
                .filter(it -> source.streams().containsKey(it.key().stream()))
                .toList();
        SyncRun latest = history.latest(source.key()).orElse(null);
        Optional<Schedules.Standing> schedule = schedules.find(source.key());
        return new SourceSummary(
                source.key(),
                source.name(),
                source.connector(),
                List.copyOf(source.streams().keySet()),
                pinned.stream().mapToLong(it -> states.read(it.key()).records()).sum(),
                pinned.stream().mapToLong(it -> quarantine.count(it.key())).sum(),
                latest == null ? null : latest.requestedAt(),
                schedule.flatMap(Schedules.Standing::nextRun).orElse(null),
                ages.overdue(
                        source.key(), schedule.orElse(null), source.streams().keySet()),
                state(latest));
    }

    private static SourceState state(@Nullable SyncRun latest) {
        return latest == null
                ? SourceState.NEW
                : switch (latest.state()) {
                    case QUEUED, RUNNING -> SourceState.SYNCING;
                    case SUCCEEDED -> SourceState.READY;
                    case FAILED, INTERRUPTED -> SourceState.FAILED;
                };
    }
}
