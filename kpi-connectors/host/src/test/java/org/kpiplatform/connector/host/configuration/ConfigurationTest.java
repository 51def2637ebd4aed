package org.kpiplatform.connector.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceInfo;

class ConfigurationTest {

    enum Mode {
        FULL_READ,
        CHANGES
    }

    record Everything(
            @Option(description = "Where it is.", example = "https://desk.example")
            URI baseUri,

            @Option(description = "Opens it.") Secret apiToken,

            @Option(description = "What to read.", defaultValue = "changes")
            Mode mode,

            @Option(description = "Rows a page.", defaultValue = "100")
            int pageSize,

            @Option(description = "The first id.", defaultValue = "1")
            long firstId,

            @Option(description = "Whether closed ones count.", defaultValue = "false")
            boolean closedToo,

            @Option(description = "How long to wait.", defaultValue = "30s")
            Duration timeout,

            @Option(description = "Of its times.", defaultValue = "UTC")
            ZoneId zone,

            @Option(description = "Of its texts.", defaultValue = "UTF-8")
            Charset charset,

            @Option(description = "A remark.") @Nullable String remark,

            @Option(description = "At most so many.") @Nullable
            Integer most,

            @Option(description = "Projects.", example = "[web, \"shop, old\"]")
            List<String> projects,

            @Option(description = "Fields by name.", example = "{due: customfield_1}")
            Map<String, String> fields) {

        Everything {
            if (pageSize > 500) {
                throw new IllegalArgumentException("`page_size` is " + pageSize + " with token " + apiToken.reveal());
            }
        }
    }

    private static final Map<String, Object> LEAST =
            Map.of("base_uri", "https://desk.example", "api_token", "hunter22");

    @Test
    void fillsInDefaults() {
        Everything config = bound(LEAST);

        assertThat(config)
                .isEqualTo(new Everything(
                        URI.create("https://desk.example"),
                        new Secret("hunter22"),
                        Mode.CHANGES,
                        100,
                        1,
                        false,
                        Duration.ofSeconds(30),
                        ZoneId.of("UTC"),
                        StandardCharsets.UTF_8,
                        null,
                        null,
                        List.of(),
                        Map.of()));
    }

    @Test
    void convertsEveryType() {
        Everything config = bound(with(Map.of(
                "mode",
                "full_read",
                "page_size",
                50,
                "first_id",
                "9000000000",
                "closed_too",
                true,
                "timeout",
                "2m",
                "zone",
                "Europe/Berlin",
                "charset",
                "windows-1252",
                "most",
                7.0,
                "projects",
                List.of("web", "shop"),
                "fields",
                Map.of("due", "customfield_1"))));

        assertThat(config)
                .isEqualTo(new Everything(
                        URI.create("https://desk.example"),
                        new Secret("hunter22"),
                        Mode.FULL_READ,
                        50,
                        9_000_000_000L,
                        true,
                        Duration.ofMinutes(2),
                        ZoneId.of("Europe/Berlin"),
                        Charset.forName("windows-1252"),
                        null,
                        7,
                        List.of("web", "shop"),
                        Map.of("due", "customfield_1")));
    }

    @Test
    void tellsEveryProblemAtOnce() {
        List<ConfigurationProblem> problems = problems(Map.of(
                "base_uri", "not a uri",
                "api_tokn", "hunter22",
                "mode", "ful_read",
                "page_size", "many",
                "closed_too", "maybe",
                "timeout", "soon",
                "zone", "Europe/Berlinn",
                "remark", 7,
                "projects", "web",
                "fields", Map.of("due", List.of())));

        assertThat(problems)
                .extracting(ConfigurationProblem::toString)
                .containsExactlyInAnyOrder(
                        "api_tokn: unknown option `api_tokn`; did you mean `api_token`? Known are `base_uri`, "
                                + "`api_token`, `mode`, `page_size`, `first_id`, `closed_too`, `timeout`, `zone`, "
                                + "`charset`, `remark`, `most`, `projects` and `fields`.",
                        "api_token: the option `api_token` is required: Opens it.",
                        "base_uri: expected a URI, found `not a uri`.",
                        "mode: expected one of `full_read` and `changes`, found `ful_read`; did you mean `full_read`?",
                        "page_size: expected a whole number below two thousand million, found `many`.",
                        "closed_too: expected true or false, found `maybe`.",
                        "timeout: expected a duration such as 30s, 5m or 2h, found `soon`.",
                        "zone: expected a time zone such as Europe/Berlin, found `Europe/Berlinn`; did you mean "
                                + "`Europe/Berlin`?",
                        "remark: expected text, found `7`; put it in quotes if it is meant as text.",
                        "projects: expected a list such as `[a, b]`, found `web`.",
                        "fields.due: expected text, found the list `[]`.");
    }

    @Test
    void namesThePlaceInAList() {
        assertThat(problems(with(Map.of("projects", List.of("web", 7)))))
                .extracting(ConfigurationProblem::path)
                .containsExactly("projects[1]");
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThat(problems(with(Map.of("page_size", 5_000_000_000L)))).hasSize(1);
        assertThat(problems(with(Map.of("page_size", 1.5)))).hasSize(1);
    }

    @Test
    void takesAnAbsentOptionAndAnEmptyOneForTheSame() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>(LEAST);
        config.put("mode", null);

        assertThat(bound(config).mode()).isEqualTo(Mode.CHANGES);
    }

    @Test
    void passesOnTheRecordsOwnRefusalWithoutItsSecrets() {
        assertThat(problems(with(Map.of("page_size", 501))))
                .containsExactly(new ConfigurationProblem("", "`page_size` is 501 with token ***"));
    }

    @Test
    void neverShowsASecretOfTheWrongType() {
        assertThat(problems(with(Map.of("api_token", List.of("hunter22")))))
                .containsExactly(new ConfigurationProblem("api_token", "expected text; put the secret in quotes."));
    }

    @Test
    void describesEveryOptionInASchema() {
        Map<String, Object> schema =
                ConfigurationSchema.of(new SourceInfo("desk", "Desk", "Reads a desk.", Set.of()), Everything.class);

        assertThat(schema)
                .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
                .containsEntry("title", "Desk")
                .containsEntry("required", List.of("base_uri", "api_token"))
                .containsEntry("additionalProperties", false);
        assertThat(schema.get("properties"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .hasSize(13)
                .containsEntry(
                        "base_uri",
                        Map.of(
                                "title", "Base uri",
                                "description", "Where it is.",
                                "type", "string",
                                "format", "uri",
                                "examples", List.of("https://desk.example")))
                .containsEntry(
                        "api_token",
                        Map.of(
                                "title", "Api token",
                                "description", "Opens it.",
                                "type", "string",
                                "format", "password",
                                "writeOnly", true))
                .containsEntry(
                        "mode",
                        Map.of(
                                "title", "Mode",
                                "description", "What to read.",
                                "enum", List.of("full_read", "changes"),
                                "default", "changes"))
                .containsEntry(
                        "page_size",
                        Map.of("title", "Page size", "description", "Rows a page.", "type", "integer", "default", 100))
                .containsEntry(
                        "projects",
                        Map.of(
                                "title", "Projects",
                                "description", "Projects.",
                                "type", "array",
                                "items", Map.of("type", "string"),
                                "examples", List.of(List.of("web", "shop, old"))))
                .containsEntry(
                        "fields",
                        Map.of(
                                "title", "Fields",
                                "description", "Fields by name.",
                                "type", "object",
                                "additionalProperties", Map.of("type", "string"),
                                "examples", List.of(Map.of("due", "customfield_1"))));
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> config = new LinkedHashMap<>(LEAST);
        config.putAll(more);
        return config;
    }

    private static Everything bound(Map<String, ?> config) {
        return switch (new ConfigurationBinder<>(Everything.class).bind(config)) {
            case Binding.Bound<Everything>(Everything bound, Redaction _) -> bound;
            case Binding.Unfit<Everything>(List<ConfigurationProblem> problems) -> throw new AssertionError(problems);
        };
    }

    private static List<ConfigurationProblem> problems(Map<String, ?> config) {
        return switch (new ConfigurationBinder<>(Everything.class).bind(config)) {
            case Binding.Bound<Everything> bound -> throw new AssertionError(bound);
            case Binding.Unfit<Everything>(List<ConfigurationProblem> problems) -> problems;
        };
    }
}
