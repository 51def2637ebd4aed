package org.kpiplatform.connector.tryton.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The server, with one database `acme` and one account.
public final class Standin implements AutoCloseable {

    public static final String USER = "kpi";
    public static final String PASSWORD = "password-planted";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Database database = new Database();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logins = new AtomicInteger();
    private final Queue<Reply> troubles = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String zone = "UTC";
    private volatile boolean refuses;

    /// What is answered instead of records, once.
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    public Standin() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", Standin::answerServer);
        server.createContext("/acme/", this::answerRpc);
        server.start();
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public Database database() {
        return database;
    }

    public Opportunities opportunities() {
        return database.opportunities();
    }

    public void useZone(String other) {
        zone = other;
    }

    public void refuse() {
        refuses = true;
        sessions.clear();
    }

    /// Ends all sessions, as Tryton does after their time.
    public void endSessions() {
        sessions.clear();
    }

    public int sessions() {
        return sessions.size();
    }

    public int logins() {
        return logins.get();
    }

    public void replyOnce(Reply reply) {
        troubles.add(reply);
    }

    /// The methods that were called.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private static void answerServer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/")) {
            answer(exchange, 200, Map.of("id", 1, "result", "6.0.29"));
        } else {
            answer(exchange, 404, "<title>404 Not Found</title>");
        }
    }

    private void answerRpc(HttpExchange exchange) throws IOException {
        JsonNode call = JSON.readTree(exchange.getRequestBody());
        String method = call.path("method").asText();
        asked.add(method);
        Reply trouble = method.endsWith("search_read") ? troubles.poll() : null;
        if (trouble != null) {
            trouble.to(exchange);
        } else if (method.equals("common.db.login")) {
            login(exchange, call.path("params"));
        } else if (!sessions.contains(session(exchange))) {
            answer(exchange, 401, "");
        } else {
            try {
                answer(exchange, 200, result(exchange, method, call.path("params")));
            } catch (Database.Refusal refusal) {
                answer(exchange, 200, Map.of("id", 1, "error", refusal.error));
            }
        }
    }

    private void login(HttpExchange exchange, JsonNode parameters) throws IOException {
        boolean right = parameters.path(0).asText().equals(USER)
                && parameters.path(1).path("password").asText().equals(PASSWORD);
        if (!right || refuses) {
            answer(exchange, 401, "<title>401 Unauthorized</title>");
            return;
        }
        String key = "session-planted-" + logins.incrementAndGet();
        sessions.add(key);
        answer(exchange, 200, Map.of("id", 1, "result", List.of(2, key)));
    }

    private static String session(HttpExchange exchange) {
        String header = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        String proof = header.startsWith("Session ") ? header.substring("Session ".length()) : "";
        String text = new String(Base64.getDecoder().decode(proof), UTF_8);
        return text.startsWith(USER + ":2:") ? text.substring((USER + ":2:").length()) : "";
    }

    private ObjectNode result(HttpExchange exchange, String method, JsonNode parameters) {
        ObjectNode answer = JSON.createObjectNode().put("id", 1);
        String model = method.replaceFirst("^model\\.", "").replaceFirst("\\.\\w+$", "");
        return switch (method.substring(method.lastIndexOf('.') + 1)) {
            case "logout" -> {
                sessions.remove(session(exchange));
                yield answer.putNull("result");
            }
            case "get_preferences" ->
                answer.set("result", JSON.createObjectNode().put("company", 1).put("zone", zone));
            case "get_access" ->
                answer.set("result", database.access(parameters.path(0).path(0).asText()));
            case "fields_get" -> answer.set("result", database.defined(model));
            case "read" -> answer.set("result", database.reading(model, parameters));
            case "search_read" -> answer.set("result", database.records(model, parameters));
            case "search_count" ->
                answer.put(
                        "result",
                        database.found(model, parameters.path(0), JSON.nullNode())
                                .size());
            default -> throw new Database.Refusal("unknown method", "");
        };
    }

    public static void answer(HttpExchange exchange, int status, @Nullable Object body) throws IOException {
        byte[] bytes = body instanceof String text ? text.getBytes(UTF_8) : JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
