package org.kpiplatform.connector.rest.vendor;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// The server in front of a stand-in, which fails once where it is told to.
final class VendorServer implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /// What a vendor answers.
    interface Vendor {
        Reply answer(Request request);
    }

    /// What is asked.
    record Request(String method, String path, Map<String, String> query, String authorization, String body) {}

    /// What is answered.
    ///
    /// @param body written as JSON, unless it is text
    record Reply(int status, Map<String, String> headers, Object body) {

        static Reply of(int status, Object body) {
            return new Reply(status, Map.of(), body);
        }
    }

    /// What becomes of a request instead of an answer.
    @FunctionalInterface
    interface Trouble {
        Reply to(Request request) throws InterruptedException;
    }

    private final HttpServer server;
    private final Vendor vendor;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private volatile UnaryOperator<String> spoiling = body -> body;

    VendorServer(Vendor vendor) {
        this.vendor = vendor;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    void troubleOnce(Trouble trouble) {
        troubles.add(trouble);
    }

    /// From now on answers are changed on their way.
    void spoil(UnaryOperator<String> change) {
        spoiling = change;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                pairs(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "")),
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        requests.add(request);
        // what gives tokens is not what reads
        Trouble trouble = request.path().endsWith("/token") ? null : troubles.poll();
        try {
            send(exchange, trouble == null ? vendor.answer(request) : trouble.to(request));
        } catch (InterruptedException e) {
            throw new IOException("the server stops", e);
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        String body = reply.body() instanceof String text ? text : JSON.writeValueAsString(reply.body());
        byte[] bytes = spoiling.apply(body).getBytes(UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// A query or a form.
    static Map<String, String> pairs(String raw) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            pairs.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return pairs;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
