package org.kpiplatform.connector.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.rest.tracker.Tracker;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;

/// Each way to show who asks, and what is said where that does not work.
class LoginTest {

    private final Tracker tracker = new Tracker();

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Test
    void showsUserAndPassword() throws InterruptedException {
        String proof = "Basic " + Base64.getEncoder().encodeToString("ann:s3cret".getBytes(UTF_8));
        assertReads("auth: { type: basic }", it -> proof.equals(header(it, "Authorization")), options -> {
            options.user = "ann";
            options.password = "s3cret";
        });
    }

    @Test
    void showsABearerToken() throws InterruptedException {
        assertReads(
                "auth: { type: bearer }",
                it -> "Bearer t0ken".equals(header(it, "Authorization")),
                options -> options.token = "t0ken");
    }

    @Test
    void showsAKeyInAHeader() throws InterruptedException {
        assertReads(
                "auth: { type: api_key, name: Authorization, prefix: 'token ' }",
                it -> "token k3y".equals(header(it, "Authorization")),
                options -> options.token = "k3y");
    }

    @Test
    void showsAKeyInTheQueryAndNowhereElse() throws InterruptedException {
        String auth = "auth: { type: api_key, in: query, name: key }";
        Predicate<HttpExchange> admits = it -> it.getRequestURI().getQuery().contains("key=k3y");
        assertReads(auth, admits, options -> options.token = "k3y");

        tracker.replyOnce(exchange -> Tracker.answer(exchange, 404, "{}"));
        try (MetricSource source = open(auth, options -> options.token = "k3y")) {
            assertThatThrownBy(() -> Reads.read(source, null))
                    .hasMessageContaining("/api/issues?")
                    .hasMessageNotContaining("k3y");
        }
    }

    @Test
    void exchangesClientCredentialsOnceForAllRequests() throws InterruptedException {
        String auth = "auth: { type: oauth2_client_credentials, token_url: /oauth/token }";
        assertReads(auth, tracker.tokens()::admits, options -> {
            options.clientId = "kpi";
            options.clientSecret = "s3cret";
        });

        assertThat(tracker.tokens().given()).isOne();
    }

    @Test
    void saysWhichOptionIsMissing() throws InterruptedException {
        try (MetricSource source = open("auth: { type: bearer }", _ -> {})) {
            assertThatThrownBy(() -> Reads.read(source, null))
                    .hasMessage("The option `token` is missing, which the manifest's `auth: {type: bearer}` needs.");
        }
    }

    @Test
    void saysThatACredentialIsRefused() throws InterruptedException {
        tracker.admitting(_ -> false);
        try (MetricSource source = open("auth: { type: bearer }", options -> options.token = "t0ken")) {
            assertThatThrownBy(() -> Reads.read(source, null))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
                    .hasMessageContaining("status 401")
                    .hasMessageEndingWith("Mend the credential of this source.");
        }
    }

    private void assertReads(String auth, Predicate<HttpExchange> admits, Consumer<RestOptions> secrets)
            throws InterruptedException {
        tracker.admitting(admits);
        tracker.issues().add();
        tracker.issues().add();
        try (MetricSource source = open(auth, secrets)) {
            assertThat(Reads.read(source, null).records()).hasSize(2);
        }
    }

    private MetricSource open(String auth, Consumer<RestOptions> secrets) {
        RestOptions options = new RestOptions();
        options.manifest = Manifests.of(auth, Manifests.LINKS);
        options.url = tracker.uri();
        secrets.accept(options);
        return Reads.open(options);
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }
}
