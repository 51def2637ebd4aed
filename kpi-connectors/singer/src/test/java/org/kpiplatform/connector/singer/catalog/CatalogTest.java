package org.kpiplatform.connector.singer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.connector.spi.SourceException;

class CatalogTest {

    private static final Catalog.Choices NONE = new Catalog.Choices(Map.of(), Map.of());

    private static Catalog catalog(String properties, String more) {
        return Catalog.of(
                "{\"streams\":[{\"tap_stream_id\":\"public-Things\",\"stream\":\"things\",\"schema\":{"
                        + "\"type\":\"object\",\"properties\":{" + properties + "}}" + more + "}]}",
                NONE);
    }

    private static String fields(Catalog catalog) {
        return String.join(
                ", ",
                catalog.streams().getFirst().fields().stream()
                        .map(path -> path.field().name() + " " + path.field().type())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"type": "string"}                                                          | TEXT
            {"type": ["null", "string"], "format": "date-time"}                         | TIMESTAMP
            {"type": ["string", "null"], "format": "date"}                              | DATE
            {"type": "string", "format": "time"}                                        | TEXT
            {"type": ["null", "string"], "format": "singer.decimal"}                    | DECIMAL
            {"type": ["null", "integer"], "minimum": -5}                                | INTEGER
            {"type": ["null", "number"], "multipleOf": 1e-38}                           | DECIMAL
            {"type": ["integer", "number"]}                                             | DECIMAL
            {"type": ["null", "boolean"]}                                               | BOOLEAN
            {"type": ["null", "boolean", "string"]}                                     | TEXT
            {"type": "array", "items": {"type": "integer"}}                             | TEXT
            {"type": "object"}                                                          | TEXT
            {}                                                                          | TEXT
            {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}    | TIMESTAMP
            {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string"}]}  | TEXT
            {"oneOf": [{"type": "integer"}, {"type": ["null", "number"]}]}              | DECIMAL
            {"type": "null"}                                                            | TEXT
            """)
    void understandsTheTypesOfJsonSchema(String schema, String type) {
        assertThat(fields(catalog("\"x\":" + schema, ""))).isEqualTo("x " + type);
    }

    @Test
    void makesFieldsOfWhatIsInsideObjects() {
        assertThat(fields(catalog("""
                        "id": {"type": "integer"},
                        "address": {"type": ["null", "object"], "properties": {
                            "City": {"type": "string"},
                            "geo": {"anyOf": [{"type": "null"}, {"type": "object", "properties": {
                                "lat": {"type": "number"}}}]}}},
                        "address_City": {"type": "string"}
                        """, "")))
                .isEqualTo("id INTEGER, address_city TEXT, address_geo_lat DECIMAL, address_city_2 TEXT");
    }

    @Test
    void takesKeysAndMethodsFromWhereOldAndNewTapsTellThem() {
        String properties =
                "\"id\": {\"type\": \"integer\"}, \"at\": {\"type\": \"string\", \"format\": \"date-time\"}";
        CatalogStream newer = catalog(properties, """
                , "metadata": [{"breadcrumb": [], "metadata": {"table-key-properties": ["id"],
                    "forced-replication-method": "INCREMENTAL", "valid-replication-keys": ["at"]}}]""").streams().getFirst();
        CatalogStream older = catalog(properties, """
                , "key_properties": ["id"], "replication_method": "INCREMENTAL", "replication_key": "at\"""").streams().getFirst();
        CatalogStream plain = catalog(properties, "").streams().getFirst();

        assertThat(newer.key()).isEqualTo(older.key()).containsExactly("id");
        assertThat(newer.order()).isEqualTo(older.order()).isEqualTo("public-Things INCREMENTAL at");
        assertThat(newer.name()).isEqualTo("public_things");
        assertThat(plain.order()).isEqualTo("public-Things FULL_TABLE");
    }

    @Test
    void readsByTheFieldThatTheDefinitionChooses() {
        String text = "{\"streams\":[{\"tap_stream_id\":\"t\",\"schema\":{\"properties\":{\"Changed At\":"
                + "{\"type\":\"string\",\"format\":\"date-time\"}}},\"metadata\":[{\"breadcrumb\":[],\"metadata\":{}}]}]}";

        assertThat(Catalog.of(text, new Catalog.Choices(Map.of("t", "changed_at"), Map.of("t", "changed_at")))
                        .streams()
                        .getFirst())
                .satisfies(stream -> assertThat(stream.order()).isEqualTo("t INCREMENTAL Changed At"))
                .satisfies(stream -> assertThat(stream.key()).containsExactly("changed_at"));
        assertThatThrownBy(() -> Catalog.of(text, new Catalog.Choices(Map.of(), Map.of("t", "nothing"))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("`nothing`")
                .hasMessageContaining("changed_at");
        assertThatThrownBy(() -> Catalog.of(text, new Catalog.Choices(Map.of("u", "x"), Map.of())))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("`keys` names [u]");
    }

    @Test
    void refusesWhatIsNoCatalog() {
        for (String text : new String[] {"", "Hello", "[]", "{\"streams\": 5}", "null"}) {
            assertThatThrownBy(() -> Catalog.of(text, NONE))
                    .as(text)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("no catalog");
        }
    }

    @Test
    void selectsOneStreamAndOfItWhatIsWanted() throws JsonProcessingException {
        Catalog catalog = Catalog.of("""
                {"streams": [
                  {"tap_stream_id": "a", "schema": {"properties": {"x": {"type": "string"}, "y": {"type": "string"},
                   "z": {"type": "string"}}}, "metadata": [
                     {"breadcrumb": [], "metadata": {"selected": false}},
                     {"breadcrumb": ["properties", "z"], "metadata": {"inclusion": "unsupported"}}]},
                  {"tap_stream_id": "b", "schema": {"properties": {"x": {"type": "string"}}}, "metadata": [
                     {"breadcrumb": [], "metadata": {"selected": true}}]}]}
                """, NONE);

        JsonNode chosen = new JsonMapper()
                .readTree(Selection.of(catalog, catalog.stream("a").orElseThrow(), Set.of("x")));

        JsonNode a = chosen.path("streams").path(0);
        assertThat(Catalog.metadata(a, List.of()).path("selected").asBoolean()).isTrue();
        assertThat(a.path("schema").path("selected").asBoolean()).isTrue();
        assertThat(Catalog.metadata(a, List.of("properties", "x"))
                        .path("selected")
                        .asBoolean())
                .isTrue();
        assertThat(Catalog.metadata(a, List.of("properties", "y"))
                        .path("selected")
                        .asBoolean(true))
                .isFalse();
        assertThat(Catalog.metadata(a, List.of("properties", "z")).has("selected"))
                .isFalse();
        JsonNode b = chosen.path("streams").path(1);
        assertThat(Catalog.metadata(b, List.of()).path("selected").asBoolean(true))
                .isFalse();
        assertThat(catalog.stream("a").orElseThrow().field("z")).isEmpty();
    }
}
