package org.kpiplatform.app.source.secret;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.store.DefinitionVersions;
import org.kpiplatform.app.secret.Seals;
import org.kpiplatform.app.secret.SecretReferences;
import org.kpiplatform.app.secret.TestKeys;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.Token;
import org.kpiplatform.domain.source.SourceDefinition;

/// What the service does with secrets when it starts: with those of before there was a key, and with another key.
@QuarkusTest
class SecretsSealedTest {

    private static final TokenRows.Key TOKEN = new TokenRows.Key("old", "api", "basis");

    @Inject
    DSLContext sql;

    @Inject
    DefinitionVersions versions;

    @Inject
    Definitions definitions;

    @Inject
    SecretOptions options;

    @Inject
    SecretReferences references;

    @Inject
    Clock clock;

    @BeforeEach
    void storeAsEarlierVersionsOfTheServiceDid() {
        forget();
        store("old", "jdbc", 1, "planted-first");
        sql.execute("update kpi.definition set valid_to = now() where key = 'old'");
        store("old", "jdbc", 2, "planted-second");
        store("gone", "not_installed", 1, "planted-third");
        sql.execute("update kpi.catalog set version = version + 1");
    }

    @AfterEach
    void forget() {
        sql.execute("delete from kpi.definition where key in ('old', 'gone')");
        sql.execute("update kpi.catalog set version = version + 1");
        sql.execute("delete from kpi.source_token");
    }

    @Test
    void sealsAllVersionsWithoutMakingNewOnes() {
        startWith(TestKeys.seals(7));

        assertThat(stored()).noneMatch(it -> it.contains("planted")).allMatch(it -> it.contains("\"sealed:1:"));
        assertThat(given().get("/api/v1/sources/old").header("ETag")).isEqualTo("\"2\"");
        assertThat(given().get("/api/v1/sources/gone").jsonPath().getString("config.password"))
                .isEqualTo("<secret>");
        List<String> once = stored();
        startWith(TestKeys.seals(7));
        assertThat(stored()).isEqualTo(once);
    }

    @Test
    void sealsAnewWithAnotherKeySoThatTheOldOneIsNotNeededAnymore() {
        startWith(TestKeys.seals(8));
        Token token = new Token(new Secret("access"), new Secret("refresh"), null);
        QuarkusTransaction.requiringNew()
                .run(() -> rows(TestKeys.seals(8)).keep(TOKEN, SealedToken.of(token, "basis")));

        startWith(TestKeys.seals(7, 8));

        Seals onlyNew = TestKeys.seals(7);
        assertThat(secrets(onlyNew).revealed(inForce()).options()).containsEntry("password", "planted-second");
        assertThat(rows(onlyNew).find(TOKEN).map(SealedToken::token)).contains(token);
    }

    @Test
    void leavesAloneWhatNoKeyOpens() {
        startWith(TestKeys.seals(8));
        List<String> before = stored();

        startWith(TestKeys.seals(7));

        assertThat(stored()).isEqualTo(before);
        assertThat(given().post("/api/v1/sources/old/check").jsonPath().getString("messages[0]"))
                .startsWith("The option `password` is sealed with the key ")
                .endsWith("or type the secret in anew.");
    }

    @Test
    void whatIsSealedIsNotShownThoughItsOptionIsNoSecretAnymore() {
        startWith(TestKeys.seals(7));
        sql.execute("update kpi.definition set definition = replace(definition::text, 'password', 'url')::jsonb"
                + " where key = 'old'");
        sql.execute("update kpi.catalog set version = version + 1");
        definitions.newestCatalog();

        assertThat(given().get("/api/v1/sources/old").jsonPath().getString("config.url"))
                .isEqualTo("<secret>");
    }

    @Test
    void withoutAKeyNothingIsLostAndNothingIsShown() {
        startWith(TestKeys.none());

        assertThat(stored()).anyMatch(it -> it.contains("planted-second"));
        assertThat(given().get("/api/v1/sources/old").jsonPath().getString("config.password"))
                .isEqualTo("<secret>");
    }

    @Test
    void withoutAKeyNoSecretIsTaken() {
        SourceSecrets without = secrets(TestKeys.none());
        SourceDefinition source = inForce();

        assertThat(without.problems(without.sealed(source, null)))
                .singleElement()
                .isEqualTo(new SecretProblem(
                        "config.password",
                        "The option `password` holds a secret, and this service has no key to keep it with. Configure one"
                                + " (kpi.secrets.key or kpi.secrets.key-file) and start the service again, or refer to it,"
                                + " such as by `${env:KPI_SECRET_SHOP}`.",
                        true));
    }

    private SourceDefinition inForce() {
        return Objects.requireNonNull(definitions.newestCatalog().sources().get("old"));
    }

    private void startWith(Seals seals) {
        SecretsSealed start = new SecretsSealed(versions, secrets(seals), rows(seals), seals);
        QuarkusTransaction.requiringNew().run(start::seal);
        definitions.newestCatalog();
    }

    private SourceSecrets secrets(Seals seals) {
        return new SourceSecrets(options, seals, references);
    }

    private TokenRows rows(Seals seals) {
        return new TokenRows(sql, seals, clock);
    }

    private void store(String key, String connector, int revision, String password) {
        sql.execute(
                "insert into kpi.definition (kind, key, revision, definition, content_hash, valid_from)"
                        + " values ('SOURCE', ?, ?, ?::jsonb, 'old', now())",
                key,
                revision,
                "{\"key\": \"%s\", \"connector\": \"%s\", \"config\": {\"password\": \"%s\"}}"
                        .formatted(key, connector, password));
    }

    private List<String> stored() {
        return sql.fetch("select definition::text from kpi.definition where key in ('old', 'gone') order by id")
                .getValues(0, String.class);
    }
}
