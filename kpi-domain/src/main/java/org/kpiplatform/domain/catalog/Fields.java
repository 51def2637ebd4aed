package org.kpiplatform.domain.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kpiplatform.domain.metric.check.FieldLookup;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// The fields that the streams of a catalog have, and which of them can be reached through joins.
public final class Fields {

    private final Catalog catalog;
    private final StreamFieldLookup lookup;
    private final Map<StreamReference, Optional<Map<String, FieldType>>> known = new HashMap<>();

    /// Those of a catalog.
    ///
    /// @param lookup tells the fields of streams, as far as they are known
    public Fields(Catalog catalog, StreamFieldLookup lookup) {
        this.catalog = catalog;
        this.lookup = lookup;
    }

    /// The type of each field of a stream, the declared one where there is one; empty where nobody can tell.
    public Optional<Map<String, FieldType>> of(StreamReference stream) {
        return known.computeIfAbsent(stream, this::read);
    }

    private Optional<Map<String, FieldType>> read(StreamReference stream) {
        return lookup.fields(stream.source(), stream.stream()).map(found -> {
            Map<String, FieldType> types = new HashMap<>(found);
            types.replaceAll((name, type) -> declared(stream).getOrDefault(name, type));
            return types;
        });
    }

    private Map<String, FieldType> declared(StreamReference stream) {
        return stream.in(catalog).map(StreamDefinition::fields).orElse(Map.of());
    }

    /// The fields that metrics over a stream can use.
    public FieldLookup inReachOf(StreamReference stream) {
        return new Reach(stream);
    }

    /// The partners of a stream that exist, by the names of the joins.
    private Map<String, StreamReference> joins(StreamReference stream) {
        Map<String, StreamReference> partners = new HashMap<>();
        Map<String, JoinDefinition> joins =
                stream.in(catalog).map(StreamDefinition::joins).orElse(Map.of());
        joins.forEach((name, join) -> StreamReference.parseWithin(stream.source(), join.stream())
                .filter(partner -> partner.in(catalog).isPresent())
                .ifPresent(partner -> partners.put(name, partner)));
        return partners;
    }

    private final class Reach implements FieldLookup {

        private final StreamReference start;

        Reach(StreamReference start) {
            this.start = start;
        }

        @Override
        public Optional<FieldType> type(List<String> path) {
            return follow(path.subList(0, path.size() - 1))
                    .flatMap(Fields.this::of)
                    .map(types -> types.get(path.getLast()));
        }

        @Override
        public boolean isKnown(List<String> joins) {
            return follow(joins).map(stream -> of(stream).isPresent()).orElse(true);
        }

        @Override
        public Collection<String> names(List<String> joins) {
            Set<String> names = new HashSet<>();
            follow(joins).ifPresent(stream -> {
                of(stream).map(Map::keySet).ifPresent(names::addAll);
                names.addAll(joins(stream).keySet());
            });
            return names;
        }

        private Optional<StreamReference> follow(List<String> joins) {
            Optional<StreamReference> stream = Optional.of(start);
            for (String join : joins) {
                stream = stream.map(Fields.this::joins).map(partners -> partners.get(join));
            }
            return stream;
        }
    }
}
