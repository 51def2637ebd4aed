package org.kpiplatform.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.manifest.StreamManifest;
import org.kpiplatform.connector.spi.FieldType;

/// Fields that a source adds to what a preset reads.
class CustomFieldsTest {

    @Test
    void areAskedForInAQueryWithACommaBeforeEach() {
        StreamManifest cases = stream("salesforce", "cases", Map.of("cases.segment", "text Account.Segment__c"));

        assertThat(call(cases).query().getFirst().value())
                .contains("SystemModstamp,IsDeleted,Account.Segment__c FROM Case")
                .doesNotContain("{");
        assertThat(cases.spec().fields().getLast().type()).isEqualTo(FieldType.TEXT);
    }

    @Test
    void areItemsOfAListThatIsPosted() {
        StreamManifest deals = stream("hubspot", "deals", Map.of("deals.region", "text sales_region"));

        assertThat(call(deals).toString())
                .startsWith("POST https://api.example.com/crm/v3/objects/deals/search {")
                .contains("\"hs_lastmodifieddate\",\"sales_region\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            hubspot        | deal.region   | text region     | expected `stream.field`, with a stream of The preset `hubspot`; did you mean `deals`?
            hubspot        | region        | text region     | expected `stream.field`
            hubspot        | deals.region  | region          | expected a type and the field's name in the API, such as `text Region`.
            hubspot        | deals.region  | txt region      | unknown type `txt`; did you mean `text`?
            hubspot        | deals.amount  | decimal other   | the stream has a field of that name already
            hubspot        | deals.Region  | text region     | names are snake_case
            salesforce     | cases.region  | text Id FROM User -- | the name in the API must match
            github_issues  | issues.region | text region     | the manifest's stream `issues` has no `custom_fields`
            """)
    void areRefusedWithTheReason(String preset, String field, String declared, String message) {
        RestOptions options = new RestOptions();
        options.preset = preset;
        options.fields = Map.of(field, declared);

        assertThatThrownBy(options::config)
                .hasMessageStartingWith("The option `fields`, `" + field + ": " + declared + "`: ")
                .hasMessageContaining(message);
    }

    private static StreamManifest stream(String preset, String name, Map<String, String> fields) {
        return Objects.requireNonNull(
                Presets.named(preset).withFields(fields).streams().get(name));
    }

    private static Call call(StreamManifest stream) {
        Map<String, String> values = new HashMap<>(Map.of("from", "0", "version", "62.0"));
        values.putAll(stream.values());
        return stream.request().call(URI.create("https://api.example.com"), values, Map.of());
    }
}
