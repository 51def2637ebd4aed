package org.kpiplatform.connector.tryton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the methods of models answer. Thread-safe.
public final class Database {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Opportunities opportunities = new Opportunities();
    private final Map<String, ObjectNode> definitions = new ConcurrentHashMap<>(Definitions.noted());
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private volatile boolean ignoresFilters;
    private volatile boolean showsNothing;

    /// An error in an answer: what Tryton does with most of its exceptions.
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;
        final transient Object error;

        Refusal(Object... error) {
            this.error = error;
        }
    }

    public Opportunities opportunities() {
        return opportunities;
    }

    /// The fields of a model, which a test may change.
    public ObjectNode definition(String model) {
        return Objects.requireNonNull(definitions.get(model));
    }

    /// As if its module was not activated.
    public void deactivate(String model) {
        definitions.remove(model);
    }

    /// From now on the account may not read this field, or this model.
    public void hide(String name) {
        hidden.add(name);
    }

    public void ignoreFilters() {
        ignoresFilters = true;
    }

    public void showNothing() {
        showsNothing = true;
    }

    ObjectNode access(String model) {
        defined(model);
        return JSON.createObjectNode().set(model, JSON.createObjectNode().put("read", hidden.contains(model) ? 0 : 1));
    }

    ObjectNode defined(String model) {
        ObjectNode defined = definitions.get(model);
        if (defined == null) {
            throw new Refusal("'" + model + "'", "");
        }
        return defined;
    }

    ArrayNode reading(String model, JsonNode parameters) {
        for (JsonNode field : parameters.path(1)) {
            requireField(model, field.asText());
        }
        return JSON.createArrayNode();
    }

    private void requireField(String model, String field) {
        if (hidden.contains(field)) {
            throw new Refusal("UserError", List.of("You are not allowed to access \"" + field + "\".", ""));
        }
        if (!defined(model).has(field.replaceFirst("\\..*", ""))) {
            throw new Refusal("'" + field + "'", "");
        }
    }

    ArrayNode records(String model, JsonNode parameters) {
        ArrayNode rows = JSON.createArrayNode();
        for (ObjectNode found : found(model, parameters.path(0), parameters.path(3))) {
            if (rows.size() < parameters.path(2).asInt()) {
                ObjectNode row = rows.addObject().set("id", found.path("id"));
                for (JsonNode field : parameters.path(4)) {
                    requireField(model, field.asText());
                    put(row, found, field.asText());
                }
            }
        }
        return rows;
    }

    private static void put(ObjectNode row, ObjectNode found, String field) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            JsonNode value = found.path(field);
            row.set(field, value.isMissingNode() ? JSON.nullNode() : value);
        } else if (found.path(field.substring(0, dot)).isIntegralNumber()) {
            String value = field.endsWith(".code") ? "EUR" : "Name of " + field.substring(0, dot);
            row.withObjectProperty(field.substring(0, dot) + ".").put(field.substring(dot + 1), value);
        } else {
            row.putNull(field.substring(0, dot) + ".");
        }
    }

    List<ObjectNode> found(String model, JsonNode domain, JsonNode order) {
        defined(model);
        boolean none = showsNothing || !model.equals("sale.opportunity");
        return none
                ? List.of()
                : opportunities.found(new Domain(ignoresFilters ? JSON.createArrayNode() : domain), order);
    }
}
