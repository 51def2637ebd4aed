package org.kpiplatform.app.definition;

import jakarta.enterprise.inject.Instance;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.CatalogCheck;
import org.kpiplatform.domain.catalog.Finding;
import org.kpiplatform.domain.catalog.StreamFieldLookup;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;

/// Checks changes, and asks for the fields of a stream only once.
final class Inspection {

    private final Instance<StreamFields> streamFields;
    private final Collection<String> calendars;
    private final Map<Stream, Optional<Map<String, FieldType>>> known = new HashMap<>();

    /// @param calendars the names of those that KPIs may be reported by
    Inspection(Instance<StreamFields> streamFields, Collection<String> calendars) {
        this.streamFields = streamFields;
        this.calendars = calendars;
    }

    /// A change with its findings. What was wrong before, elsewhere and in the same way, is not held against
    /// it.
    Change of(InForce before, DefinitionSet after) {
        Catalog wanted = after.catalog();
        Set<DefinitionId> touched = Change.touched(before.definitions(), after);
        Set<Finding> old = new HashSet<>(check(before.catalog()));
        List<Finding> findings = check(wanted).stream()
                .filter(finding -> touched.contains(about(finding)) || !old.contains(finding))
                .toList();
        return new Change(before, after, findings);
    }

    private List<Finding> check(Catalog catalog) {
        return CatalogCheck.check(catalog, fields(catalog), calendars);
    }

    private static DefinitionId about(Finding finding) {
        return new DefinitionId(finding.kind(), finding.key());
    }

    private StreamFieldLookup fields(Catalog catalog) {
        return (source, stream) -> Optional.ofNullable(catalog.sources().get(source))
                .flatMap(definition -> known.computeIfAbsent(new Stream(definition, stream), this::ask));
    }

    private Optional<Map<String, FieldType>> ask(Stream stream) {
        return streamFields.isResolvable() ? streamFields.get().fields(stream.source, stream.stream) : Optional.empty();
    }

    private record Stream(SourceDefinition source, String stream) {}
}
