package org.kpiplatform.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kpiplatform.connector.rest.manifest.Manifest;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// A mistake in a manifest is told with its place, what was expected, and what was nearly right.
class ManifestErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            key: id            | keys: id                    | line 4, column 5, `streams.issues`: `key` is missing
            records: issues    | record: issues              | `records` is missing, for example `records: issues`
            key: id            | key: idd                    | `idd` is no field of the stream; did you mean `id`? Known are `id`, `title`
            id: integer        | id: intger                  | line 9, column 11, `streams.issues.fields.id`: found `intger`; did you mean `integer`?
            title: text        | My Title: text              | `My Title` can not be a name, because names are snake_case
            title: text        | title: [text]               | expected keys with values such as `{a: b}`, found a list.
            type: link_header  | type: link_headers          | found `link_headers`; did you mean `link_header`? Known are `none`, `link_header`
            type: link_header  | type: link_header, sice: 5  | unknown key `sice`
            since: "{from}"    | since: "{form}"             | `{form}` stands for nothing; parameters are declared under `parameters`; did you mean `from`?
            since: "{from}"    | a: b                        | `cursor` and `{from}` in the `request` belong together
            field: updated_at  | field: title                | `title` is of the type `text`; a cursor needs a `timestamp`.
            field: updated_at  | field: updated_at, lookback: soon | expected a duration such as `30s`, `5m`, `2h` or `7d`, found `soon`.
            path: /api/issues  | path: api/issues            | should begin with a slash
            path: updated      | path: updated..             | `updated..` is no path
            field: updated_at  | field: updated_at, export: { parameter: a, path: b } | `end` is missing, for example `end: end_of_stream`
            since: "{from}"    | until: "{until}"            | `cursor` and `{from}` in the `request` belong together
            { since: "{from}"  | { since: "{from}", x: "{custom_fields}" | `{custom_fields}` stands for nothing
            auth: { type: none } | errors: [{ status: 4, header: a, at: b, kind: quota }] | `matches` can not be about both `header` and `at`
            auth: { type: none } | rate: { usage: { header: a, pattern: b } } | expected two groups
            HH:mm:ss }         | QQQQQQ }                    | is no time format; expected `iso`, `epoch_seconds`
            type: none         | type: beerer                | line 1, column 15, `auth.type`: found `beerer`; did you mean `bearer`?
            streams:           | streams: [                  | this is no YAML
            """)
    void namesThePlaceAndWhatWasExpected(String right, String wrong, String message) {
        String text = Manifests.of(Manifests.AUTH, Manifests.LINKS);
        assertThat(text).contains(right);

        assertThatThrownBy(() -> Manifest.parse("tracker.yaml", text.replace(right, wrong)))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("tracker.yaml, line ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesTheSameKeyTwice() {
        assertThatThrownBy(() -> Manifest.parse("a.yaml", "url: https://a.example\nurl: https://b.example\n"))
                .hasMessage("a.yaml, line 2, column 1: the key `url` stands here for the second time.");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void readsItsPresets(String preset) {
        Manifest manifest = Presets.named(preset);

        assertThat(manifest.streams().values()).isNotEmpty().allSatisfy(stream -> {
            StreamSpec spec = stream.spec();
            assertThat(spec.cursor()).isNotNull();
            assertThat(spec.order() == StreamSpec.Order.BY_CURSOR)
                    .as("order, which exports do not promise")
                    .isEqualTo(!preset.equals("zendesk"));
        });
    }

    static List<String> presets() {
        return Presets.NAMES;
    }

    @Test
    void refusesParametersThatAPresetDoesNotHave() {
        RestOptions options = new RestOptions();
        options.preset = "github_issues";
        options.parameters = Map.of("owner", "example", "repositry", "shop");

        assertThatThrownBy(options::config)
                .hasMessageStartingWith("`parameters` names `repositry`")
                .hasMessageContaining("did you mean `repository`?");
        options.parameters = Map.of("owner", "example");
        assertThatThrownBy(options::config).hasMessage("`parameters` lacks `repository`: The repository.");
        options.parameters = Map.of("owner", "example", "repository", "a/b");
        assertThatThrownBy(options::config).hasMessageStartingWith("The parameter `repository` is `a/b`");
    }

    @Test
    void refusesSecretsInAddresses() {
        RestOptions options = new RestOptions();
        options.preset = "redmine_issues";
        options.url = URI.create("https://me:secret@example.com");

        assertThatThrownBy(options::config).hasMessageContaining("`user`").hasMessageNotContaining("secret@");
    }
}
