package org.kpiplatform.connector.rest.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kpiplatform.connector.rest.tracker.TrackerIssues.Issue;

/// The server. Understands every kind of paging, and reads and shows times in the zone of its account.
public final class Tracker implements AutoCloseable {

    static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final TrackerIssues issues = new TrackerIssues();
    private final TrackerTokens tokens = new TrackerTokens();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reply> troubles = new ConcurrentLinkedQueue<>();

    private volatile Predicate<HttpExchange> admits = _ -> true;
    private volatile Consumer<Integer> afterPage = _ -> {};
    private volatile ZoneId zone = ZoneOffset.UTC;
    private volatile boolean ignoresFilters;
    private volatile boolean showsNothing;
    private volatile boolean unsorted;
    private volatile String linksTo = "";
    private volatile int cap = Integer.MAX_VALUE;

    /// What is answered instead of issues, once.
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    public Tracker() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/issues", this::answerIssues);
        server.createContext("/api/me", exchange -> answer(exchange, 200, Map.of("zone", zone.getId())));
        server.createContext("/oauth/token", tokens::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public TrackerIssues issues() {
        return issues;
    }

    public TrackerTokens tokens() {
        return tokens;
    }

    /// Method, path and query of each request for issues.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public Tracker admitting(Predicate<HttpExchange> test) {
        admits = test;
        return this;
    }

    public Tracker capped(int records) {
        cap = records;
        return this;
    }

    /// From now on issues come in an order of the tracker's own.
    public Tracker unsorted() {
        unsorted = true;
        return this;
    }

    /// Does something between pages, such as an update; it is told how many requests there were.
    public void afterEachPage(Consumer<Integer> action) {
        afterPage = action;
    }

    public void useZone(ZoneId other) {
        zone = other;
    }

    public void ignoreFilters() {
        ignoresFilters = true;
    }

    public void showNothing() {
        showsNothing = true;
    }

    public void linkTo(String address) {
        linksTo = address;
    }

    public void replyOnce(Reply reply) {
        troubles.add(reply);
    }

    private void answerIssues(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        Reply trouble = troubles.poll();
        if (trouble != null) {
            trouble.to(exchange);
        } else if (!admits.test(exchange)) {
            answer(exchange, 401, Map.of("message", "Bad credentials"));
        } else {
            answerPage(exchange, query(exchange));
            afterPage.accept(requests.size());
        }
    }

    private void answerPage(HttpExchange exchange, Map<String, String> query) throws IOException {
        Instant from = ignoresFilters || !query.containsKey("since") ? Instant.EPOCH : time(query.get("since"));
        Instant until = ignoresFilters || !query.containsKey("until") ? Instant.MAX : time(query.get("until"));
        List<Issue> all = new ArrayList<>(showsNothing ? List.of() : issues.since(from));
        all.removeIf(issue -> issue.updated() != null && !issue.updated().isBefore(until));
        if (unsorted) {
            all.sort(Comparator.comparingInt(issue -> Integer.reverse(issue.id())));
        }
        int size = Integer.parseInt(query.getOrDefault("size", "5"));
        int start = query.containsKey("token")
                ? Integer.parseInt(query.get("token").substring(1))
                : query.containsKey("offset")
                        ? Integer.parseInt(query.get("offset"))
                        : (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * size;
        if (start >= cap) {
            answer(exchange, 422, Map.of("message", "Only the first " + cap + " results are available"));
            return;
        }
        int end = Math.min(Math.min(all.size(), cap), start + size);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "issues",
                start < end ? all.subList(start, end).stream().map(this::json).toList() : List.of());
        body.put("total", all.size());
        body.put("pages", Math.ceilDiv(all.size(), size));
        if (start + size < all.size() && start < cap) {
            String link = link(exchange, query, start / size + 2);
            exchange.getResponseHeaders().add("Link", "<" + link + ">; rel=\"next\", <" + link + ">; rel=\"last\"");
            body.put("next", link);
            body.put("next_token", "t" + (start + size));
        }
        answer(exchange, 200, body);
    }

    private String link(HttpExchange exchange, Map<String, String> query, int page) {
        Map<String, String> parameters = new LinkedHashMap<>(query);
        parameters.put("page", String.valueOf(page));
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) ->
                pairs.add(name + "=" + value.replace(" ", "%20").replace(":", "%3A")));
        String host = linksTo.isEmpty() ? uri().toString() : linksTo;
        return host + exchange.getRequestURI().getPath() + "?" + String.join("&", pairs);
    }

    /// With members in another order in every other answer, as servers do that keep them in hash tables.
    private Map<String, Object> json(Issue issue) {
        LinkedHashMap<String, Object> json = new LinkedHashMap<>();
        json.put("id", issue.id());
        json.put("title", issue.title());
        json.put(
                "updated",
                issue.updated() == null ? null : LOCAL.format(issue.updated().atZone(zone)));
        json.put("details", Map.of("points", issue.points(), "closed", issue.closed()));
        json.put("labels", List.of(Map.of("name", "one"), Map.of("name", "two")));
        return requests.size() % 2 == 0 ? json : json.reversed();
    }

    private Instant time(String text) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDateTime.parse(text, LOCAL).atZone(zone).toInstant();
    }

    static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return query;
    }

    public static void answer(HttpExchange exchange, int status, Object body) throws IOException {
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
