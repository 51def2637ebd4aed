package org.kpiplatform.app.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kpiplatform.api.problem.Problem;

/// A server that answers with recorded bodies of the contract, and remembers what it was sent.
final class FakeService implements AutoCloseable {

    private record Answer(int status, String type, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<String> requests = new ArrayList<>();

    FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What it answers; several answers to the same request are given one after the other, the last one for
    /// ever.
    ///
    /// @param request `GET /metrics?limit=500`, below `/api/v1`
    FakeService answers(String request, String body) {
        return answers(request, 200, "application/json", body);
    }

    FakeService refuses(String request, int status, String problem) {
        return answers(request, status, Problem.MEDIA_TYPE, problem);
    }

    FakeService answers(String request, int status, String type, String body) {
        answers.computeIfAbsent(request, absent -> new ArrayDeque<>()).add(new Answer(status, type, body));
        return this;
    }

    /// Method, path and body of what was sent.
    List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String request = exchange.getRequestMethod() + " "
                + exchange.getRequestURI().toString().replace("/api/v1", "");
        requests.add(sent.isEmpty() ? request : request + " " + sent);
        Deque<Answer> planned = answers.getOrDefault(request, new ArrayDeque<>());
        Answer answer = planned.size() > 1 ? planned.pop() : planned.peek();
        if (answer == null) {
            answer = new Answer(
                    404, Problem.MEDIA_TYPE, nothingAt(exchange.getRequestURI().getPath()));
        }
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.type);
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String nothingAt(String path) {
        return """
                {"type": "urn:kpi:problem:not_found", "title": "There is no such resource", "status": 404,
                 "detail": "There is nothing at %s.", "violations": []}""".formatted(path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
