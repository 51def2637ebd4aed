package org.kpiplatform.app.definition.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kpiplatform.app.definition.schema.DefinitionSchema;
import org.kpiplatform.app.json.StoredJson;
import org.kpiplatform.domain.catalog.Catalog;

/// All definitions in force, as the database has them at one moment.
///
/// @param version   of the catalog as a whole
/// @param revisions of each definition
public record InForce(long version, DefinitionSet definitions, Map<DefinitionId, Integer> revisions, Catalog catalog) {

    /// Reads them in the caller's transaction.
    static InForce read(long version) {
        return of(version, DefinitionRow.inForce());
    }

    static InForce of(long version, List<DefinitionRow> found) {
        Map<DefinitionId, DefinitionRow> rows =
                found.stream().collect(Collectors.toMap(DefinitionRow::definitionId, row -> row));
        TreeMap<DefinitionId, Object> definitions = new TreeMap<>();
        TreeMap<DefinitionId, Integer> revisions = new TreeMap<>();
        rows.forEach((id, row) -> {
            definitions.put(id, definition(row));
            revisions.put(id, row.revision);
        });
        DefinitionSet set = new DefinitionSet(definitions);
        return new InForce(version, set, revisions, set.catalog());
    }

    static Object definition(DefinitionRow row) {
        try {
            return StoredJson.mapper().treeToValue(row.definition, DefinitionSchema.type(row.kind));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Revision " + row.revision + " of " + row.definitionId() + " cannot be read from the database", e);
        }
    }

    /// The revision in force of a definition, if there is one.
    public Optional<Integer> revision(DefinitionId id) {
        return Optional.ofNullable(revisions.get(id));
    }
}
