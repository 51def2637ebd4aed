package org.kpiplatform.connector.tryton.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.SourceException;

/// A model of Tryton, with the fields that a stream can have.
public final class Model {

    private final String name;
    private final Map<String, ModelField> fields;
    private final List<String> others;

    /// @param others names of fields that no stream can have
    Model(String name, List<ModelField> fields, List<String> others) {
        this.name = name;
        this.fields = fields.stream()
                .collect(Collectors.toMap(
                        it -> it.spec().name(), Function.identity(), (first, _) -> first, LinkedHashMap::new));
        this.others = List.copyOf(others);
    }

    public String name() {
        return name;
    }

    /// In the order of Tryton, each name behind its relation.
    public List<FieldSpec> fields() {
        return fields.values().stream().map(ModelField::spec).toList();
    }

    /// What is left out.
    public List<String> others() {
        return others;
    }

    /// What reads the wanted fields, and the dates of creation and change.
    ///
    /// @throws SourceException CONFIG for a field that is not there
    List<ModelField> require(String stream, List<FieldSpec> wanted) {
        List<ModelField> found = new ArrayList<>();
        for (FieldSpec field : wanted) {
            ModelField known = fields.get(field.name());
            if (known == null) {
                throw new SourceException(
                        ErrorKind.CONFIG,
                        "Tryton's model `" + name + "` has no field `" + field.name() + "` that this account may read;"
                                + " it has " + list(fields.keySet()) + ". Take it out of the stream `" + stream
                                + "`, or give it back to the model.");
            }
            found.add(known);
        }
        return found;
    }

    static Set<String> asked(List<ModelField> fields) {
        return fields.stream().map(ModelField::asked).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String list(Set<String> names) {
        return names.stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
    }
}
