package org.kpiplatform.connector.rest.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.StreamSpec.DeleteMode;

/// One stream of a manifest.
///
/// @param records   where the array of records stands in an answer
/// @param total     where an answer tells how many records there are, for progress; null where it does not
/// @param key       the fields that identify a record
/// @param cursor    null for a stream that is read whole each time
/// @param resultCap the most records over all pages of one question; zero for no cap
/// @param custom    what a source may add to the fields; null for nothing
/// @param added     the API's names of the fields that this source adds
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
        int resultCap,
        @Nullable CustomFields custom,
        List<String> added) {

    /// What stands for the cursor in a request.
    static final String FROM = "from";

    /// What stands for the end of a window, exclusive.
    static final String UNTIL = "until";

    static StreamManifest of(String name, YamlValue value, Set<String> known) {
        YamlMap map = value.map();
        @Nullable
        CustomFields custom = map.find("custom_fields").map(CustomFields::of).orElse(null);
        RequestTemplate request =
                RequestTemplate.of(map.require("request", "request: {path: /issues}"), names(known, custom));
        JsonPath records = JsonPath.of(map.require("records", "records: issues"));
        Map<String, FieldManifest> fields = map.require("fields", "fields: {id: integer, title: text}")
                .map()
                .named(FieldManifest::of);
        YamlValue key = map.require("key", "key: [id]");
        key.list().forEach(it -> requireField(it, fields));
        @Nullable
        CursorManifest cursor = map.find("cursor")
                .map(it -> CursorManifest.of(it, fields, known, request))
                .orElse(null);
        Paging paging = cursor != null && cursor.export() != null
                ? Paging.none()
                : Paging.of(map.require("paging", "paging: {type: link_header}"));
        requireFit(map, request, cursor, paging);
        StreamManifest stream = new StreamManifest(
                name,
                request,
                records,
                map.find("total").map(JsonPath::of).orElse(null),
                fields,
                key.texts(),
                cursor,
                paging,
                map.get("deletes", it -> deletes(it, fields), DeleteMode.NONE),
                map.get("result_cap", it -> it.whole(1), 0),
                custom,
                List.of());
        map.refuseOthers();
        return stream;
    }

    private static Set<String> names(Set<String> known, @Nullable CustomFields custom) {
        Set<String> names = new TreeSet<>(known);
        names.add(FROM);
        names.add(UNTIL);
        if (custom != null) {
            names.add(CustomFields.NAME);
        }
        return names;
    }

    private static void requireFit(
            YamlMap map, RequestTemplate request, @Nullable CursorManifest cursor, Paging paging) {
        if (request.names().contains(FROM) != (cursor != null)) {
            throw map.place()
                    .refuse("`cursor` and `{from}` in the `request` belong together: one says by which field records"
                            + " are read in order, the other asks for those from a time on.");
        }
        if (request.names().contains(UNTIL) && (cursor == null || cursor.export() != null || !paging.tellsLast())) {
            throw map.place()
                    .refuse("`{until}` in the `request` asks for windows of time: it needs a `cursor` without `export`,"
                            + " and `paging` that tells which page is the last.");
        }
    }

    /// Whether it is asked for by windows of time, since the API can not sort.
    public boolean isWindowed() {
        return request.names().contains(UNTIL);
    }

    /// The same stream with fields that a source adds.
    ///
    /// @param more type and name in the API, by the name that the field is to have
    /// @throws SourceException CONFIG
    public StreamManifest with(Map<String, String> more) {
        Map<String, FieldManifest> all = new LinkedHashMap<>(fields);
        List<String> names = new ArrayList<>();
        more.forEach((field, declared) -> {
            String option = name + "." + field;
            if (custom == null) {
                throw CustomFields.refused(
                        option,
                        declared,
                        "the manifest's stream `" + name + "` has no"
                                + " `custom_fields`, so nothing can be added to it. Copy the manifest and extend it.");
            }
            if (all.containsKey(field) || !YamlMap.isName(field)) {
                throw CustomFields.refused(
                        option,
                        declared,
                        all.containsKey(field)
                                ? "the stream has a field of that name already; choose another."
                                : "names are snake_case: a letter, then letters, digits and underscores, all lower case.");
            }
            CustomFields.Custom added = custom.field(option, field, declared);
            all.put(field, added.field());
            names.add(added.name());
        });
        return new StreamManifest(
                name, request, records, total, all, key, cursor, paging, deletes, resultCap, custom, names);
    }

    /// What stands for names in the request, besides parameters and times.
    public Map<String, String> values() {
        return Map.of(CustomFields.NAME, CustomFields.joined(added));
    }

    /// As the platform sees it.
    public StreamSpec spec() {
        List<FieldSpec> specs =
                fields.values().stream().map(FieldManifest::spec).toList();
        StreamSpec spec = new StreamSpec(name, specs, key, deletes).withResultCap(resultCap);
        if (cursor == null) {
            return spec;
        }
        StreamSpec dated = spec.withCursor(cursor.spec());
        return cursor.export() == null ? dated.withOrder(StreamSpec.Order.BY_CURSOR) : dated;
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
