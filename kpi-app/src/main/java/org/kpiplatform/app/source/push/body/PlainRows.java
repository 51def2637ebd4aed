package org.kpiplatform.app.source.push.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;
import org.kpiplatform.app.source.push.body.PushedRow.Delete;
import org.kpiplatform.app.source.push.body.PushedRow.Nonsense;
import org.kpiplatform.app.source.push.body.PushedRow.Said;
import org.kpiplatform.app.source.push.body.PushedRow.Upsert;

/// Reads records that stand for themselves, and commands: `{"operation": "delete", "key": {…}}` and
/// `{"operation": "upsert", "record": {…}}`. An object with any other property is a record, whatever its fields are
/// called.
final class PlainRows {

    private static final String OPERATION = "operation";
    private static final String KEY = "key";
    private static final String RECORD = "record";

    private PlainRows() {}

    static PushedRow read(JsonValues.Numbered value) {
        return new PushedRow(value.number(), null, said(value.value()), value.value());
    }

    static Said said(JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            return new Nonsense("Found " + kind(value) + "; expected an object with the fields of a record.");
        }
        Set<String> names =
                object.propertyStream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet());
        if (names.equals(Set.of(OPERATION, KEY))) {
            return command(object, "delete", KEY) ? new Delete(part(object, KEY)) : confused(object, "delete", KEY);
        }
        if (names.equals(Set.of(OPERATION, RECORD))) {
            return command(object, "upsert", RECORD)
                    ? new Upsert(part(object, RECORD))
                    : confused(object, "upsert", RECORD);
        }
        return new Upsert(object);
    }

    private static boolean command(ObjectNode object, String operation, String with) {
        return object.path(OPERATION).asText().equals(operation)
                && object.path(with).isObject();
    }

    private static ObjectNode part(ObjectNode object, String name) {
        return (ObjectNode) object.path(name);
    }

    private static Nonsense confused(ObjectNode object, String operation, String with) {
        return new Nonsense("Found the operation " + object.path(OPERATION) + " with `" + with + "`; expected"
                + " `{\"operation\": \"" + operation + "\", \"" + with + "\": {…}}`.");
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING -> "a text";
            case OBJECT -> "an object";
            case NULL, MISSING -> "nothing";
            case BINARY, POJO -> "something else";
        };
    }
}
