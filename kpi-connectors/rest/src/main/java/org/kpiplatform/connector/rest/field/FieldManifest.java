package org.kpiplatform.connector.rest.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;

/// A field of a stream, as a manifest declares it: `title: text`, or at length
///
/// ```yaml
/// resolved_at: { path: fields.resolutiondate, type: timestamp, nulls: [1970-01-01T00:00:00Z] }
/// ```
///
/// @param spec    name, type and title
/// @param path    where its value stands in a record
/// @param format  of times
/// @param zone    of times that carry none, a template; null for UTC
/// @param nulls   texts that stand for no value
/// @param present whether the field tells only if there is something at its path
/// @param when    what must be so for the field to have a value, such as a date of closing; null for nothing
public record FieldManifest(
        FieldSpec spec,
        JsonPath path,
        TimeFormat format,
        @Nullable String zone,
        Set<String> nulls,
        boolean present,
        @Nullable Condition when) {

    /// That there is one of some values at a path: `when: { path: is_closed, is: true }`.
    public record Condition(JsonPath path, Set<String> values) {

        public Condition {
            values = Set.copyOf(values);
        }

        static Condition of(YamlValue value) {
            YamlMap map = value.map();
            Condition condition = new Condition(
                    JsonPath.of(map.require("path", "path: is_closed")),
                    Set.copyOf(map.require("is", "is: true").texts()));
            map.refuseOthers();
            return condition;
        }

        boolean holds(JsonNode record) {
            return values.contains(path.in(record).asText());
        }
    }

    public FieldManifest {
        nulls = Set.copyOf(nulls);
    }

    public static FieldManifest of(String name, YamlValue value) {
        if (value.isScalar()) {
            FieldSpec spec = new FieldSpec(name, value.word(FieldType.class), name);
            return at(spec, JsonPath.member(name));
        }
        YamlMap map = value.map();
        JsonPath path = map.get("path", JsonPath::of, JsonPath.member(name));
        FieldType type = map.require("type", "type: text").word(FieldType.class);
        FieldManifest field = new FieldManifest(
                new FieldSpec(name, type, map.get("title", YamlValue::text, path.toString())),
                path,
                map.get("format", TimeFormat::of, TimeFormat.ISO),
                map.find("zone").map(YamlValue::text).orElse(null),
                Set.copyOf(map.get("nulls", YamlValue::texts, java.util.List.of())),
                map.get("present", YamlValue::truth, false),
                map.find("when").map(Condition::of).orElse(null));
        map.refuseOthers();
        return field;
    }

    /// A field without anything special.
    public static FieldManifest at(FieldSpec spec, JsonPath path) {
        return new FieldManifest(spec, path, TimeFormat.ISO, null, Set.of(), false, null);
    }

    public String name() {
        return spec.name();
    }

    /// The value's JSON; null where there is none, or one that stands for none.
    @Nullable
    JsonNode find(JsonNode record) {
        if (when != null && !when.holds(record)) {
            return null;
        }
        JsonNode found = path.in(record);
        boolean none =
                found.isMissingNode() || found.isNull() || (found.isValueNode() && nulls.contains(found.asText()));
        return none ? null : found;
    }

    /// One text: values joined by commas where there are several, JSON where it is an object.
    static String text(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(FieldManifest::text)
                    .collect(Collectors.joining(", "));
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }
}
