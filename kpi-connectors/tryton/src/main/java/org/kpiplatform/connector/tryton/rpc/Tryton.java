package org.kpiplatform.connector.tryton.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceContext;

/// A Tryton, asked by one account. Logs in with the first question, again where the session has ended, and out at the
/// end. Answers are JSON, or a [SourceException] of the right kind. Thread-safe.
public final class Tryton implements AutoCloseable {

    /// How often a question is asked again that should wait, or whose session has ended.
    private static final int ATTEMPTS = 3;

    private static final int UNAUTHORIZED = 401;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // Python writes them; they go to quarantine
            .build();

    private final Address address;
    private final Secret password;
    private final SourceContext context;
    private final Wire wire;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Session session;

    /// What Tryton shows of a login: with every request, and to end it.
    ///
    /// @param authorization the header
    /// @param context       what the account prefers, such as its company, which Tryton wants to hear with each
    ///     question
    private record Session(Secret authorization, ObjectNode context) {}

    /// Connects to nothing yet.
    public Tryton(Address address, Secret password, Duration timeout, SourceContext context) {
        this.address = address;
        this.password = password;
        this.context = context;
        this.wire = new Wire(timeout);
    }

    /// The answer of a method of a model: `ask("party.party", "search_count", List.of())`. Archived records are asked
    /// for as well.
    public JsonNode ask(String model, String method, @Nullable Object... parameters) throws InterruptedException {
        String name = "model." + model + "." + method;
        Session shown = session();
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> response = post(address.rpc(), name, with(parameters, shown.context()), shown);
            boolean ended = response.statusCode() == UNAUTHORIZED;
            if (attempt >= ATTEMPTS || !(ended || Failures.isRateLimit(response.statusCode()))) {
                return result(name, response);
            }
            if (ended) {
                shown = renewed(shown);
            }
        }
    }

    /// The version of the server.
    public String version() throws InterruptedException {
        String name = "common.server.version";
        return result(name, post(address.server(), name, JSON.createArrayNode(), null))
                .asText();
    }

    private static ArrayNode with(@Nullable Object[] parameters, ObjectNode preferences) {
        ArrayNode all = JSON.valueToTree(Arrays.asList(parameters));
        return all.add(preferences.deepCopy().put("active_test", false));
    }

    private Session session() throws InterruptedException {
        Session current = session;
        return current == null ? renewed(null) : current;
    }

    private Session renewed(@Nullable Session ended) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Session current = session;
            if (current != null && !current.equals(ended)) {
                return current; // another reading was faster
            }
            Session opened = login();
            session = opened;
            return opened;
        } finally {
            lock.unlock();
        }
    }

    private Session login() throws InterruptedException {
        String name = "common.db.login";
        ArrayNode parameters = JSON.valueToTree(List.of(address.user(), Map.of("password", password.reveal())));
        HttpResponse<byte[]> response = post(address.rpc(), name, parameters, null);
        JsonNode proof = result(name, response);
        if (proof.size() < 2) {
            throw Failures.garbage(name, "a session without a key", new IllegalStateException(name));
        }
        String shown = address.user() + ":" + proof.path(0).asText() + ":"
                + proof.path(1).asText();
        Secret authorization = new Secret("Session " + Base64.getEncoder().encodeToString(shown.getBytes(UTF_8)));
        return new Session(authorization, preferences(new Session(authorization, JSON.createObjectNode())));
    }

    private ObjectNode preferences(Session opened) throws InterruptedException {
        String name = "model.res.user.get_preferences";
        ArrayNode parameters = JSON.createArrayNode().add(true).add(JSON.createObjectNode());
        JsonNode preferences = result(name, post(address.rpc(), name, parameters, opened));
        return preferences instanceof ObjectNode object ? object : JSON.createObjectNode();
    }

    private HttpResponse<byte[]> post(URI uri, String method, ArrayNode parameters, @Nullable Session shown)
            throws InterruptedException {
        context.budget().acquire(1);
        HttpResponse<byte[]> response = wire.post(
                uri,
                body(method, parameters),
                shown == null ? null : shown.authorization().reveal());
        if (Failures.isRateLimit(response.statusCode())) { // the next request waits, or ends the run
            context.budget().pauseUntil(Failures.until(response, context.clock().instant()));
        }
        return response;
    }

    private static byte[] body(String method, ArrayNode parameters) {
        try {
            // exactly these three, or Tryton takes it for something else
            return JSON.writeValueAsBytes(
                    JSON.createObjectNode().put("id", 1).put("method", method).set("params", parameters));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private JsonNode result(String method, HttpResponse<byte[]> response) {
        wire.requireOpen();
        if (response.statusCode() != 200) {
            throw Failures.of(address, method, response, context.clock().instant());
        }
        String text = new String(response.body(), UTF_8);
        try {
            JsonNode answer = JSON.readTree(text);
            if (answer.hasNonNull("error")) {
                throw Failures.of(method, answer.path("error"));
            }
            if (!answer.has("result")) {
                throw Failures.garbage(method, text, new IllegalStateException("no result"));
            }
            return answer.path("result");
        } catch (JsonProcessingException e) {
            throw Failures.garbage(method, text, e);
        }
    }

    /// Throws when it was closed.
    public void requireOpen() {
        wire.requireOpen();
    }

    /// Ends the session, too.
    @Override
    public void close() {
        if (wire.isClosed()) {
            return;
        }
        wire.shut();
        Session last = session;
        if (last != null) {
            wire.farewell(
                    address.rpc(),
                    body("common.db.logout", JSON.createArrayNode()),
                    last.authorization().reveal());
        }
        wire.close();
    }
}
