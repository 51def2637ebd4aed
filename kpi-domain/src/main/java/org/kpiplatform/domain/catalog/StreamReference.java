package org.kpiplatform.domain.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// A stream as definitions name it.
public record StreamReference(String source, String stream) {

    /// Reads `source.stream`; empty for any other form.
    public static Optional<StreamReference> parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0 || text.indexOf('.', dot + 1) >= 0
                ? Optional.empty()
                : Optional.of(new StreamReference(text.substring(0, dot), text.substring(dot + 1)));
    }

    /// Reads `source.stream`, or `stream` alone for one of the same source.
    public static Optional<StreamReference> parseWithin(String source, String text) {
        return text.indexOf('.') < 0 ? Optional.of(new StreamReference(source, text)) : parse(text);
    }

    /// The stream's definition; empty when there is no such stream.
    public Optional<StreamDefinition> in(Catalog catalog) {
        Map<String, SourceDefinition> sources = catalog.sources();
        return Optional.ofNullable(sources.get(source))
                .map(SourceDefinition::streams)
                .map(streams -> streams.get(stream));
    }

    /// The names of all streams, as metrics write them.
    public static List<String> all(Catalog catalog) {
        return catalog.sources().values().stream()
                .flatMap(source -> source.streams().keySet().stream().map(stream -> source.key() + "." + stream))
                .toList();
    }
}
