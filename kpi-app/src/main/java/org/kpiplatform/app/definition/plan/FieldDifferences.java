package org.kpiplatform.app.definition.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.FieldChange;
import org.kpiplatform.app.definition.store.Canonical;
import org.kpiplatform.app.json.StoredJson;

/// Compares two definitions field by field. Lists are compared as a whole.
final class FieldDifferences {

    private FieldDifferences() {}

    /// @param before null when there was none
    /// @param after  null when there will be none
    static List<FieldChange> between(@Nullable Object before, @Nullable Object after) {
        SequencedMap<String, JsonNode> old = fields(before);
        SequencedMap<String, JsonNode> wanted = fields(after);
        Set<String> names = new LinkedHashSet<>(wanted.keySet());
        names.addAll(old.keySet());
        names.remove("key");
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            JsonNode from = old.get(name);
            JsonNode to = wanted.get(name);
            if (!Objects.equals(from, to)) {
                changes.add(new FieldChange(name, from, to));
            }
        }
        return changes;
    }

    /// What there is to compare, by its path.
    static SequencedMap<String, JsonNode> fields(@Nullable Object definition) {
        SequencedMap<String, JsonNode> fields = new LinkedHashMap<>();
        if (definition != null) {
            collect("", Canonical.form(StoredJson.mapper().valueToTree(definition)), fields);
        }
        return fields;
    }

    private static void collect(String path, JsonNode value, SequencedMap<String, JsonNode> fields) {
        if (value instanceof ObjectNode object && !object.isEmpty()) {
            object.properties()
                    .forEach(property -> collect(
                            path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                            property.getValue(),
                            fields));
        } else if (!path.isEmpty()) {
            fields.put(path, value);
        }
    }
}
