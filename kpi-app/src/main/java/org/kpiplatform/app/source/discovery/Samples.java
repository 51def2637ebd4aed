package org.kpiplatform.app.source.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.source.discovery.RejectedRow;
import org.kpiplatform.api.source.discovery.StreamSample;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.source.connector.Sources;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// Takes samples: as the source offers them, else the beginning of a read that goes no further.
@ApplicationScoped
class Samples {

    private final Sources sources;
    private final PinnedStreams streams;

    Samples(Sources sources, PinnedStreams streams) {
        this.sources = sources;
        this.streams = streams;
    }

    /// What was taken, and of what.
    private record Taken(StreamSpec stream, Sampling.Sample sample) {}

    /// What a source has, and what was taken of it where it has the stream.
    private record Look(List<StreamSpec> found, Optional<Taken> taken) {}

    StreamSample take(SourceDefinition source, String stream, int limit) {
        Map<String, FieldType> types = types(source, stream);
        Look look = sources.ask(source, opened -> look(opened, stream, types, limit));
        return look.taken.map(it -> sample(it, stream)).orElseThrow(() -> notFound(source, stream, look.found));
    }

    @SuppressWarnings("NullAway") // takes the record's constructor for one that wants values without null
    private static StreamSample sample(Taken taken, String stream) {
        return new StreamSample(
                stream,
                StreamShape.fields(taken.stream),
                taken.sample.records().stream()
                        .filter(it -> it.operation() == SourceRecord.Operation.UPSERT)
                        .map(it -> values(taken.stream, it))
                        .toList(),
                taken.sample.rejected().stream().map(Samples::row).toList());
    }

    private static Look look(MetricSource opened, String stream, Map<String, FieldType> types, int limit)
            throws InterruptedException {
        List<StreamSpec> found = opened.discover();
        for (StreamSpec spec : found) {
            if (spec.name().equals(stream)) {
                StreamSpec wanted = typed(spec, types);
                return new Look(found, Optional.of(new Taken(wanted, sample(opened, wanted, limit))));
            }
        }
        SourceException failure = opened.undiscovered().get(stream);
        if (failure != null) {
            throw failure;
        }
        return new Look(found, Optional.empty());
    }

    private static Sampling.Sample sample(MetricSource opened, StreamSpec spec, int limit) throws InterruptedException {
        Optional<Sampling> sampling = opened.facet(Sampling.class);
        if (sampling.isPresent()) {
            return sampling.get().sample(spec, limit);
        }
        try (RecordReader reader = opened.read(new ReadRequest(spec, null))) {
            Batch first = reader.next(limit);
            return new Sampling.Sample(first.records(), first.rejected());
        }
    }

    private static ProblemException notFound(SourceDefinition source, String stream, List<StreamSpec> found) {
        return ProblemException.notFound(
                "stream",
                source.key() + "." + stream,
                found.stream().map(it -> source.key() + "." + it.name()).toList());
    }

    /// Those that the definition gives, before those of earlier syncs.
    private Map<String, FieldType> types(SourceDefinition source, String stream) {
        Map<String, FieldType> types = new HashMap<>();
        streams.find(new StreamKey(source.key(), stream))
                .map(PinnedStream::fields)
                .orElse(List.of())
                .forEach(it -> types.put(it.name(), FieldType.valueOf(it.type().name())));
        StreamDefinition defined = source.streams().get(stream);
        if (defined != null) {
            defined.fields().forEach((name, type) -> types.put(name, FieldType.valueOf(type.name())));
        }
        return types;
    }

    private static StreamSpec typed(StreamSpec found, Map<String, FieldType> types) {
        return found.withFields(
                found.fields().stream()
                        .map(it -> new FieldSpec(it.name(), types.getOrDefault(it.name(), it.type()), it.title()))
                        .toList(),
                found.key());
    }

    private static Map<String, @Nullable Object> values(StreamSpec stream, SourceRecord record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < stream.fields().size(); i++) {
            values.put(stream.fields().get(i).name(), record.values().get(i));
        }
        return values;
    }

    private static RejectedRow row(Rejection rejection) {
        return new RejectedRow(
                rejection.position().resource(),
                rejection.position().number(),
                rejection.field(),
                rejection.raw(),
                rejection.reason());
    }
}
