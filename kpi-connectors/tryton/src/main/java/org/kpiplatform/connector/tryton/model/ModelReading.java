package org.kpiplatform.connector.tryton.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.tryton.rpc.Tryton;

/// Asks Tryton what its models are made of, so that fields of modules that nobody here knows appear as well.
///
/// Only what is stored is read: `loading` is `eager`. What Tryton computes (`lazy`), such as what a party still
/// owes, changes without a trace in the record, so that a stream could never tell. The currency of a record is
/// the exception: without it, an amount means nothing, and it stays.
public final class ModelReading {

    /// The field in which Tryton notes when a record was changed; null until it is, for the first time.
    public static final String CHANGED = "write_date";

    /// The field in which Tryton notes when a record was created.
    public static final String CREATED = "create_date";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    private static final String CURRENCY = "currency.currency";

    private final Tryton tryton;
    private final boolean names;

    /// @param names whether relations come with names
    public ModelReading(Tryton tryton, boolean names) {
        this.tryton = tryton;
        this.names = names;
    }

    /// Whether a model is there, and this account may read it.
    public enum Access {
        READABLE,
        /// Its module is not activated.
        MISSING,
        DENIED
    }

    /// Whether a model can be read.
    public Access access(String model) throws InterruptedException {
        try {
            JsonNode read = tryton.ask("ir.model.access", "get_access", List.of(model))
                    .path(model)
                    .path("read");
            return read.asBoolean() ? Access.READABLE : Access.DENIED; // true, or 1
        } catch (SourceException e) {
            if (e.kind() == ErrorKind.CONFIG && String.valueOf(e.getMessage()).contains("`" + model + "`")) {
                return Access.MISSING;
            }
            throw e;
        }
    }

    /// What a model is made of, as far as this account may read it.
    ///
    /// @param ends states in which a record has come to its end, which then has a time; none where nobody can tell
    /// @throws SourceException CONFIG for a model that can not be read as a stream
    public Model model(String name, Set<String> ends) throws InterruptedException {
        JsonNode described = tryton.ask(name, "fields_get", (@Nullable Object) null, 0);
        Map<String, JsonNode> own = new LinkedHashMap<>();
        described.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> own.put(field.getKey(), field.getValue()));
        Set<String> readable = readable(name, own.keySet());
        List<ModelField> fields = new ArrayList<>();
        List<String> others = new ArrayList<>();
        own.forEach((field, definition) -> {
            Kind kind = Kind.of(definition.path("type").asText()).orElse(null);
            boolean fits = NAME.matcher(field).matches() && readable.contains(field) && !isPlaceInTree(field, own);
            if (kind != null && fits && isStored(definition)) {
                add(field, definition, kind, own.keySet(), fields);
            } else {
                others.add(field);
            }
        });
        if (!ends.isEmpty() && readable.contains(ModelField.STATE) && !own.containsKey(ModelField.CLOSED)) {
            fields.add(ModelField.ofEnd(ends));
        }
        if (!own.keySet().containsAll(List.of("id", CREATED, CHANGED)) || !readable.contains(CHANGED)) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "Tryton's model `" + name + "` does not tell when its records were created and changed, so it can"
                            + " not be a stream. Take it out of `models`, or let the account read `" + CREATED
                            + "` and `" + CHANGED + "`.");
        }
        return new Model(name, fields, others);
    }

    private void add(String name, JsonNode definition, Kind kind, Set<String> own, List<ModelField> fields) {
        String title = definition.path("string").asText(name);
        fields.add(ModelField.own(new FieldSpec(name, kind.type(), title.isBlank() ? name : title)));
        if (kind == Kind.RELATION && names) {
            addOfRelation(name, "rec_name", "_name", title + " (name)", own, fields);
        }
        if (kind == Kind.RELATION && CURRENCY.equals(definition.path("relation").asText())) {
            addOfRelation(name, "code", "_code", title + " (code)", own, fields);
        }
    }

    private static void addOfRelation(
            String relation, String field, String suffix, String title, Set<String> own, List<ModelField> fields) {
        String name = relation + suffix;
        if (!own.contains(name) && NAME.matcher(name).matches()) {
            fields.add(ModelField.ofRelation(new FieldSpec(name, FieldType.TEXT, title), relation, field));
        }
    }

    private static boolean isStored(JsonNode definition) {
        String type = definition.path("type").asText();
        boolean lazyByNature =
                type.equals("reference") && definition.path("sortable").asBoolean();
        return definition.path("loading").asText().equals("eager")
                || lazyByNature
                || CURRENCY.equals(definition.path("relation").asText());
    }

    /// The numbers by which Tryton keeps a tree: moving one record renumbers others, which do not count as changed.
    private static boolean isPlaceInTree(String name, Map<String, JsonNode> own) {
        return (name.equals("left") || name.equals("right"))
                && own.containsKey("left")
                && own.containsKey("right")
                && own.containsKey("parent");
    }

    /// Tryton lists fields that it then refuses to read, and tells no account which ones: so it is asked for no
    /// records.
    private Set<String> readable(String model, Set<String> all) throws InterruptedException {
        Set<String> readable =
                all.stream().filter(it -> !it.startsWith("_")).collect(Collectors.toCollection(LinkedHashSet::new));
        if (mayRead(model, readable)) {
            return readable;
        }
        for (String field : List.copyOf(readable)) {
            if (!mayRead(model, Set.of(field))) {
                readable.remove(field);
            }
        }
        return readable;
    }

    private boolean mayRead(String model, Set<String> fields) throws InterruptedException {
        try {
            tryton.ask(model, "read", List.of(), fields);
            return true;
        } catch (SourceException e) {
            if (e.kind() != ErrorKind.CONFIG) {
                throw e;
            }
            return false;
        }
    }
}
