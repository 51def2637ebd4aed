package org.kpiplatform.connector.rest.manifest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.field.FieldManifest;
import org.kpiplatform.connector.rest.field.JsonPath;
import org.kpiplatform.connector.rest.paging.Paging;
import org.kpiplatform.connector.rest.yaml.NearMiss;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.StreamSpec.DeleteMode;

/// One stream of a manifest.
///
/// @param records   where the array of records stands in an answer
/// @param total     where an answer tells how many records there are, for progress; null where it does not
/// @param key       the fields that identify a record
/// @param cursor    null for a stream that is read whole each time
/// @param resultCap the most records over all pages of one question; zero for no cap
public record StreamManifest(
        String name,
        RequestTemplate request,
        JsonPath records,
        @Nullable JsonPath total,
        Map<String, FieldManifest> fields,
        List<String> key,
        @Nullable CursorManifest cursor,
        Paging paging,
        DeleteMode deletes,
        int resultCap) {

    /// What stands for the cursor in a request.
    static final String FROM = "from";

    static StreamManifest of(String name, YamlValue value, Set<String> known) {
        YamlMap map = value.map();
        Set<String> names = new TreeSet<>(known);
        names.add(FROM);
        RequestTemplate request = RequestTemplate.of(map.require("request", "request: {path: /issues}"), names);
        JsonPath records = JsonPath.of(map.require("records", "records: issues"));
        Map<String, FieldManifest> fields = map.require("fields", "fields: {id: integer, title: text}")
                .map()
                .named(FieldManifest::of);
        YamlValue key = map.require("key", "key: [id]");
        key.list().forEach(it -> requireField(it, fields));
        @Nullable
        CursorManifest cursor = map.find("cursor")
                .map(it -> CursorManifest.of(it, fields, known))
                .orElse(null);
        if (request.names().contains(FROM) != (cursor != null)) {
            throw map.place()
                    .refuse(
                            "`cursor` and `{from}` in the `request` belong together: one says by which field records are"
                                    + " read in order, the other asks for those from a time on.");
        }
        StreamManifest stream = new StreamManifest(
                name,
                request,
                records,
                map.find("total").map(JsonPath::of).orElse(null),
                fields,
                key.texts(),
                cursor,
                Paging.of(map.require("paging", "paging: {type: link_header}")),
                map.get("deletes", it -> deletes(it, fields), DeleteMode.NONE),
                map.get("result_cap", it -> it.whole(1), 0));
        map.refuseOthers();
        return stream;
    }

    /// As the platform sees it.
    public StreamSpec spec() {
        List<FieldSpec> specs =
                fields.values().stream().map(FieldManifest::spec).toList();
        StreamSpec spec = new StreamSpec(name, specs, key, deletes).withResultCap(resultCap);
        return cursor == null ? spec : spec.withCursor(cursor.spec()).withOrder(StreamSpec.Order.BY_CURSOR);
    }

    private static DeleteMode deletes(YamlValue value, Map<String, FieldManifest> fields) {
        if (!value.isScalar()) {
            YamlMap map = value.map();
            YamlValue field = map.require("field", "field: status");
            requireField(field, fields);
            DeleteMode mode =
                    new StreamSpec.SoftDelete(field.text(), Set.copyOf(map.get("values", YamlValue::texts, List.of())));
            map.refuseOthers();
            return mode;
        }
        return switch (value.text()) {
            case "none" -> DeleteMode.NONE;
            case "snapshot_diff" -> DeleteMode.SNAPSHOT_DIFF;
            default ->
                throw value.place()
                        .refuse("expected `none`, `snapshot_diff` or `{field: status, values: [deleted]}`, found `"
                                + value.text() + "`.");
        };
    }

    private static void requireField(YamlValue value, Map<String, FieldManifest> fields) {
        if (!fields.containsKey(value.text())) {
            throw value.place()
                    .refuse("`" + value.text() + "` is no field of the stream"
                            + NearMiss.among(value.text(), fields.keySet()));
        }
    }
}
