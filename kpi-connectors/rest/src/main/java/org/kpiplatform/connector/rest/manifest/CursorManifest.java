package org.kpiplatform.connector.rest.manifest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.field.FieldManifest;
import org.kpiplatform.connector.rest.field.TimeFormat;
import org.kpiplatform.connector.rest.yaml.NearMiss;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.FieldType;

/// The part `cursor` of a stream: by which time records are read in order, and how the filter is written that
/// asks for those from a time on, which is `{from}` in the request.
///
/// @param spec      field, granularity, lookback and lag, as the platform sees them
/// @param otherwise the field that dates a record which has no value in the cursor field, or null
/// @param format    of `{from}`
/// @param zone      in which the API reads it; a template
/// @param precision of the filter, when it is coarser than the field; never finer
/// @param export    for an API that tells itself where to go on; null for one that is asked by time
public record CursorManifest(
        CursorField spec,
        @Nullable String otherwise,
        TimeFormat format,
        Template zone,
        Duration precision,
        @Nullable Export export) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    static CursorManifest of(
            YamlValue value, Map<String, FieldManifest> fields, Set<String> known, RequestTemplate request) {
        YamlMap map = value.map();
        String field = timestamp(map.require("field", "field: updated_at"), fields);
        @Nullable
        String otherwise =
                map.find("otherwise").map(it -> timestamp(it, fields)).orElse(null);
        CursorField.Missing missing = otherwise == null
                ? map.get("missing", it -> it.word(CursorField.Missing.class), CursorField.Missing.RAISE)
                : CursorField.Missing.INCLUDE;
        if (missing == CursorField.Missing.INCLUDE && otherwise == null) {
            throw map.place().refuse("`missing: include` needs `otherwise`, the field that dates such records.");
        }
        Duration granularity = map.get("granularity", CursorManifest::span, SECOND);
        CursorManifest cursor = new CursorManifest(
                new CursorField(
                        field,
                        granularity,
                        missing,
                        map.get("lookback", YamlValue::duration, Duration.ZERO),
                        map.get("safety_lag", YamlValue::duration, granularity.multipliedBy(2))),
                otherwise,
                map.get("format", TimeFormat::of, TimeFormat.ISO),
                map.get("zone", it -> Template.of(it, known), new Template("UTC")),
                map.get("precision", CursorManifest::span, granularity),
                map.find("export").map(it -> Export.of(it, request)).orElse(null));
        map.refuseOthers();
        return cursor;
    }

    /// The span in which records are told apart by their key only: the coarser of what the field and the filter know.
    public Duration unit() {
        return precision.compareTo(spec.granularity()) > 0 ? precision : spec.granularity();
    }

    /// The beginning of the unit in which a time lies.
    public Instant unitOf(Instant time) {
        long millis = unit().toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }

    private static Duration span(YamlValue value) {
        Duration span = value.duration();
        if (span.isZero()) {
            throw value.place().refuse("expected a span of at least a millisecond, found `" + value.text() + "`.");
        }
        return span;
    }

    private static String timestamp(YamlValue value, Map<String, FieldManifest> fields) {
        FieldManifest field = fields.get(value.text());
        if (field == null) {
            throw value.place()
                    .refuse("`" + value.text() + "` is no field of the stream"
                            + NearMiss.among(value.text(), fields.keySet()));
        }
        if (field.spec().type() != FieldType.TIMESTAMP) {
            throw value.place()
                    .refuse("`" + value.text() + "` is of the type `"
                            + field.spec().type().name().toLowerCase(java.util.Locale.ROOT)
                            + "`; a cursor needs a `timestamp`.");
        }
        return value.text();
    }
}
