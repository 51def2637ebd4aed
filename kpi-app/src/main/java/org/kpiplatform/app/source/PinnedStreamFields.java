package org.kpiplatform.app.source;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kpiplatform.app.definition.plan.StreamFields;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.source.connector.Sources;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// The fields of streams: as declared where their records come by themselves, else as pinned, else as the source
/// shows them now. A source that can not be asked just now is not asked again for a moment, and nobody knows its
/// fields.
@ApplicationScoped
class PinnedStreamFields implements StreamFields {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final PinnedStreams streams;
    private final Sources sources;
    private final Clock clock;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    PinnedStreamFields(PinnedStreams streams, Sources sources, Clock clock) {
        this.streams = streams;
        this.sources = sources;
        this.clock = clock;
    }

    /// What a source has answered.
    private record Answer(SourceDefinition source, Instant at, List<StreamSpec> streams) {}

    @Override
    public Optional<Map<String, FieldType>> fields(SourceDefinition source, String stream) {
        if (sources.own(source).isPresent()) {
            return types(sources.discover(source), stream);
        }
        return streams.find(new StreamKey(source.key(), stream))
                .map(PinnedStreamFields::pinned)
                .or(() -> discovered(source, stream))
                .map(types -> defined(types, source.streams().get(stream)));
    }

    private static Map<String, FieldType> pinned(PinnedStream stream) {
        Map<String, FieldType> types = new HashMap<>();
        for (PinnedField field : stream.fields()) {
            types.put(field.name(), field.type());
        }
        return types;
    }

    private static Map<String, FieldType> defined(
            Map<String, FieldType> types, @org.jspecify.annotations.Nullable StreamDefinition definition) {
        if (definition != null) {
            definition.fields().forEach((name, type) -> types.replace(name, type));
        }
        return Map.copyOf(types);
    }

    private Optional<Map<String, FieldType>> discovered(SourceDefinition source, String stream) {
        return types(answer(source).streams(), stream);
    }

    private static Optional<Map<String, FieldType>> types(List<StreamSpec> streams, String stream) {
        return streams.stream()
                .filter(spec -> spec.name().equals(stream))
                .findFirst()
                .map(spec -> {
                    Map<String, FieldType> types = new HashMap<>();
                    spec.fields()
                            .forEach(it -> types.put(
                                    it.name(), FieldType.valueOf(it.type().name())));
                    return types;
                });
    }

    private Answer answer(SourceDefinition source) {
        Instant now = clock.instant();
        Answer known = answers.get(source.key());
        if (known != null
                && known.source().equals(source)
                && now.isBefore(known.at().plus(FRESH))) {
            return known;
        }
        Answer fresh = new Answer(source, clock.instant(), ask(source));
        answers.put(source.key(), fresh);
        return fresh;
    }

    private List<StreamSpec> ask(SourceDefinition source) {
        try {
            return sources.discover(source);
        } catch (SourceException e) {
            Log.infof("The fields of a source are not known yet: source=%s reason=%s", source.key(), e.getMessage());
            return List.of();
        }
    }
}
