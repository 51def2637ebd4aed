package org.kpiplatform.app.source.discovery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.problem.ProblemKind;
import org.kpiplatform.api.source.discovery.DiscoveredStream;
import org.kpiplatform.api.source.discovery.DiscoveryApi;
import org.kpiplatform.api.source.discovery.StreamSample;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.source.connector.Sources;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.SourceDefinition;

@RunOnVirtualThread
class DiscoveryResource implements DiscoveryApi {

    private final Definitions definitions;
    private final Sources sources;
    private final Samples samples;

    DiscoveryResource(Definitions definitions, Sources sources, Samples samples) {
        this.definitions = definitions;
        this.sources = sources;
        this.samples = samples;
    }

    @Override
    public Page<DiscoveredStream> streams(String source, int limit, @Nullable String cursor) {
        SourceDefinition definition = definitions.source(source).definition();
        Map<String, StreamSpec> found = answer(() -> sources.discover(definition)).stream()
                .collect(Collectors.toMap(StreamSpec::name, Function.identity()));
        return Pages.of(found, limit, cursor)
                .map(spec -> StreamShape.of(spec, definition.streams().containsKey(spec.name())));
    }

    @Override
    public StreamSample sample(String source, String stream, int limit) {
        SourceDefinition definition = definitions.source(source).definition();
        sources.own(definition).ifPresent(it -> {
            throw ProblemException.conflict(it.howRecordsCome(source));
        });
        return answer(() -> samples.take(definition, stream, limit));
    }

    private static <T> T answer(Supplier<T> question) {
        try {
            return question.get();
        } catch (SourceException e) {
            throw ProblemException.of(kind(e), String.valueOf(e.getMessage()));
        }
    }

    private static ProblemKind kind(SourceException failure) {
        return switch (failure.kind()) {
            case TRANSIENT, RATE_LIMITED, QUOTA -> ProblemKind.UNAVAILABLE;
            case CONFIG, DATA, BUG -> ProblemKind.CONFLICT;
        };
    }
}
