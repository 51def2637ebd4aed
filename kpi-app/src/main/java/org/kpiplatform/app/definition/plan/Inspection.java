package org.kpiplatform.app.definition.plan;

import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kpiplatform.app.definition.store.DefinitionId;
import org.kpiplatform.app.definition.store.DefinitionSet;
import org.kpiplatform.app.definition.store.InForce;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.StreamFieldLookup;
import org.kpiplatform.domain.catalog.check.CatalogCheck;
import org.kpiplatform.domain.catalog.check.Finding;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;

/// Checks changes, and asks for the fields of a stream only once.
final class Inspection {

    private final Instance<StreamFields> streamFields;
    private final Instance<ConnectorCheck> connectors;
    private final Map<StreamOfSource, Optional<Map<String, FieldType>>> known = new HashMap<>();

    Inspection(Instance<StreamFields> streamFields, Instance<ConnectorCheck> connectors) {
        this.streamFields = streamFields;
        this.connectors = connectors;
    }

    /// A change with its findings. What was wrong before, elsewhere and in the same way, is not held against
    /// it.
    Change of(InForce before, DefinitionSet after) {
        Catalog wanted = after.catalog();
        Set<DefinitionId> touched = before.definitions().differences(after);
        Set<Finding> old = new HashSet<>(check(before.catalog()));
        Stream<Finding> findings =
                check(wanted).stream().filter(finding -> touched.contains(about(finding)) || !old.contains(finding));
        return new Change(
                before,
                after,
                Stream.concat(configurations(wanted, touched), findings).toList());
    }

    /// Of the sources that change; a connector that went away holds up nobody else.
    private Stream<Finding> configurations(Catalog wanted, Set<DefinitionId> touched) {
        return wanted.sources().values().stream()
                .filter(source -> touched.contains(DefinitionSet.id(source)))
                .flatMap(source -> connectors.stream().flatMap(connector -> connector.check(source).stream()));
    }

    private List<Finding> check(Catalog catalog) {
        return CatalogCheck.check(catalog, fields(catalog));
    }

    private static DefinitionId about(Finding finding) {
        return new DefinitionId(finding.kind(), finding.key());
    }

    private StreamFieldLookup fields(Catalog catalog) {
        return (source, stream) -> Optional.ofNullable(catalog.sources().get(source))
                .flatMap(definition -> known.computeIfAbsent(new StreamOfSource(definition, stream), this::ask));
    }

    private Optional<Map<String, FieldType>> ask(StreamOfSource stream) {
        return streamFields.isResolvable() ? streamFields.get().fields(stream.source, stream.stream) : Optional.empty();
    }

    private record StreamOfSource(SourceDefinition source, String stream) {}
}
