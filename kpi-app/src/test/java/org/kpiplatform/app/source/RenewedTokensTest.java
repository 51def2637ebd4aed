package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.EmptyPlatform;
import org.kpiplatform.app.secret.SecretsTestResource;

/// OAuth 2 with refresh tokens that are good for one exchange.
@QuarkusTest
class RenewedTokensTest {

    private static final String FIRST = "planted-refresh-first";

    @Inject
    DSLContext sql;

    private final AuthorisationServer origin = new AuthorisationServer(FIRST);
    private final SourceClient desk = new SourceClient("desk");

    @BeforeEach
    void begin() {
        EmptyPlatform.retireAll();
        define(Map.of());
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    @Test
    void aRunGetsATokenAndTheNextOneGoesOnWithIt() {
        JsonPath run = desk.sync();
        JsonPath next = desk.sync();

        assertThat(run.getString("state")).isEqualTo("succeeded");
        assertThat(run.getInt("read")).isEqualTo(2);
        assertThat(next.getString("state")).isEqualTo("succeeded");
        assertThat(origin.given()).isOne();
    }

    @Test
    void ofManyThatAreRefusedAtOnceOneRenewsTheToken() throws Exception {
        desk.sync();
        int asking = 4;
        origin.expireFor(asking);
        try (ExecutorService threads = Executors.newFixedThreadPool(asking)) {
            List<Future<Boolean>> checks = IntStream.range(1, asking)
                    .mapToObj(_ -> threads.submit(this::passes))
                    .toList();
            assertThat(desk.sync().getString("state")).isEqualTo("succeeded");
            for (Future<Boolean> check : checks) {
                assertThat(check.get()).isTrue();
            }
        }

        assertThat(origin.given()).isEqualTo(2);
        assertThat(origin.thefts()).isZero();
    }

    @Test
    void aTokenIsKeptSealedAndToldNowhere() throws IOException {
        desk.sync();
        origin.expireFor(1);
        desk.sync();

        assertThat(sql.fetch("select sealed from kpi.source_token").getValues(0, String.class))
                .singleElement()
                .asString()
                .startsWith("sealed:1:");
        assertThat(sql.fetch("select t::text from kpi.source_token as t").getValues(0, String.class))
                .noneMatch(it -> it.contains("planted"));
        assertThat(Files.readString(SecretsTestResource.LOG)).doesNotContain("planted-refresh", "planted-access");
    }

    @Test
    void aChangeThatLeavesTheSecretsAloneKeepsTheTokens() {
        desk.sync();
        define(Map.of("refresh_token", "<secret>", "client_secret", "<secret>", "timeout", "30s"));

        assertThat(desk.sync().getString("state")).isEqualTo("succeeded");
        assertThat(origin.given()).isOne();
    }

    @Test
    void anotherSecretLetsTheTokensFallOff() {
        desk.sync();
        origin.authorise("planted-refresh-anew");
        define(Map.of("refresh_token", "planted-refresh-anew"));

        assertThat(tokens()).isZero();
        assertThat(desk.sync().getString("state")).isEqualTo("succeeded");
        assertThat(origin.given()).isEqualTo(2);
        assertThat(origin.thefts()).isZero();
    }

    @Test
    void aSourceTakesItsTokensAlong() {
        desk.sync();
        assertThat(tokens()).isOne();

        EmptyPlatform.retireAll();

        assertThat(tokens()).isZero();
    }

    @Test
    void anExchangeThatIsRefusedSaysSoAndKeepsWhatWasKept() {
        desk.sync();
        origin.authorise("somebody-elses");

        JsonPath run = desk.sync();

        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.getString("streams[0].error.message"))
                .contains("gave no token", "invalid_grant", "authorise the client anew");
        assertThat(tokens()).isOne();
    }

    private boolean passes() {
        return given().post("/api/v1/sources/desk/check").jsonPath().getBoolean("passed");
    }

    private int tokens() {
        return sql.fetchCount(DSL.table("kpi.source_token"));
    }

    private void define(Map<String, Object> others) {
        Map<String, Object> config = new LinkedHashMap<>(Map.of(
                "url", origin.url(),
                "manifest", """
                        auth: { type: oauth2_refresh_token, token_url: /oauth/token }
                        streams:
                          tickets:
                            request: { path: /api/tickets }
                            records: tickets
                            fields: { id: integer, at: timestamp }
                            key: id
                            paging: { type: none }
                        """,
                "client_id", "kpi",
                "client_secret", "planted-client",
                "refresh_token", FIRST));
        config.putAll(others);
        desk.define(Map.of(
                        "key",
                        "desk",
                        "connector",
                        "rest",
                        "config",
                        config,
                        "streams",
                        Map.of("tickets", Map.of("key", List.of("id"), "time", "at"))))
                .statusCode(oneOf(200, 201));
    }
}
