package ${package};

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kpiplatform.connector.tck.Scenario;

/// A stand-in for the service, over real HTTP, and what a test can do to it.
final class ${prefix}Server implements Scenario, AutoCloseable {

    static final String KEY = "open-sesame-4711";

    private record Ticket(long id, Instant changed, String status, String hours) {}

    /// An answer that is not the usual one.
    private interface Trouble {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final Map<Long, Ticket> tickets = new TreeMap<>();
    private final List<String> fields = new ArrayList<>(List.of("id", "changed", "status", "hours"));
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private boolean refusing;
    private boolean empty;
    private boolean filtering = true;
    private volatile Trouble next;

    ${prefix}Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fields", exchange -> answer(exchange, List.of(String.join("\t", fields))));
        server.createContext("/tickets", this::tickets);
        server.start();
        add();
        add();
        add();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void tickets(HttpExchange exchange) throws IOException {
        Trouble trouble = next;
        next = null;
        if (trouble == null) {
            answer(exchange, found(parameters(exchange.getRequestURI())));
            return;
        }
        try {
            trouble.answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private synchronized List<String> found(Map<String, String> asked) {
        if (empty) {
            return List.of();
        }
        Instant since = Instant.parse(asked.getOrDefault("since", "1970-01-01T00:00:00Z"));
        long afterId = Long.parseLong(asked.getOrDefault("after_id", "0"));
        Instant before = Instant.parse(asked.getOrDefault("before", "9999-01-01T00:00:00Z"));
        Stream<Ticket> all = tickets.values().stream()
                .filter(it -> it.changed().isAfter(since) || it.changed().equals(since) && it.id() > afterId)
                .filter(it -> it.changed().isBefore(before));
        return (filtering ? all.filter(it -> it.status().equals(asked.getOrDefault("status", it.status()))) : all)
                .sorted(Comparator.comparing(Ticket::changed).thenComparingLong(Ticket::id))
                .limit(Long.parseLong(asked.getOrDefault("limit", "100")))
                .map(this::row)
                .toList();
    }

    private String row(Ticket ticket) {
        Map<String, Object> values = Map.of(
                "id", ticket.id(), "changed", ticket.changed(), "status", ticket.status(),
                "hours", ticket.hours(), "team", "blue");
        return fields.stream().map(field -> values.get(field).toString()).collect(Collectors.joining("\t"));
    }

    private void answer(HttpExchange exchange, List<String> lines) throws IOException {
        boolean known = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, known && !refusing ? 200 : 401, "text/tab-separated-values", String.join("\n", lines));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : uri.getRawQuery().split("&")) {
            String[] parts = parameter.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public String add() {
        return put(tickets.size() + 1, later(), "open", "1.5");
    }

    @Override
    public String addTied(String key) {
        return put(tickets.size() + 1, tickets.get(Long.valueOf(key)).changed(), "open", "1.5");
    }

    @Override
    public void addBroken() {
        put(tickets.size() + 1, later(), "open", "many");
    }

    @Override
    public void update(String key) {
        put(Long.parseLong(key), later(), "solved", "2.5");
    }

    @Override
    public void delete(String key) {
        put(Long.parseLong(key), later(), "deleted", "0");
    }

    @Override
    public String addField() {
        fields.add("team");
        return "team";
    }

    @Override
    public String removeField() {
        fields.remove("hours");
        return "hours";
    }

    @Override
    public void showNothing() {
        empty = true;
    }

    @Override
    public void ignoreFilters() {
        filtering = false;
    }

    @Override
    public void refuseCredential() {
        refusing = true;
    }

    @Override
    public void limitRate(Duration retryAfter) {
        next = exchange -> {
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(retryAfter.toSeconds()));
            answer(exchange, 429, "text/plain", "");
        };
    }

    @Override
    public void overload() {
        next = exchange -> answer(exchange, 503, "text/plain", "");
    }

    @Override
    public void garble() {
        next = exchange -> answer(exchange, 200, "text/html", "<h1>We are moving</h1>");
    }

    @Override
    public CountDownLatch hang() {
        CountDownLatch arrived = new CountDownLatch(1);
        next = exchange -> {
            arrived.countDown();
            new CountDownLatch(1).await();
        };
        return arrived;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Instant later() {
        now = now.plusSeconds(1);
        return now;
    }

    private synchronized String put(long id, Instant changed, String status, String hours) {
        tickets.put(id, new Ticket(id, changed, status, hours));
        return String.valueOf(id);
    }
}
