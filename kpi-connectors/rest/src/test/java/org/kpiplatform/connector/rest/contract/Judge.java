package org.kpiplatform.connector.rest.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// Stands before a stand-in: what is asked and what is answered is held to a contract, and what breaks it is noted.
final class Judge implements AutoCloseable {

    private final HttpServer server;
    private final OpenApiInteractionValidator contract;
    private final StandIn standIn;
    private final List<String> verdicts = new CopyOnWriteArrayList<>();
    private volatile int judged;
    private volatile UnaryOperator<String> spoiling = body -> body;

    /// Answers requests as the vendor does.
    interface StandIn {
        Reply answer(String path, Map<String, String> query, URI base);
    }

    /// What is answered.
    record Reply(int status, Map<String, String> headers, String body) {}

    Judge(String document, StandIn standIn) {
        this.contract = OpenApiInteractionValidator.createForInlineApiSpecification(document)
                .withBasePathOverride("")
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                        .build())
                .build();
        this.standIn = standIn;
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

    /// From now on answers are changed on their way: the canary.
    void spoil(UnaryOperator<String> change) {
        spoiling = change;
    }

    /// What broke the contract, request by request.
    List<String> verdicts() {
        return List.copyOf(verdicts);
    }

    /// How many exchanges were judged.
    int judged() {
        return judged;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = query(exchange.getRequestURI());
        Reply reply = standIn.answer(path, query, uri());
        String body = spoiling.apply(reply.body());
        judge(exchange, path, query, reply, body);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized void judge(
            HttpExchange exchange, String path, Map<String, String> query, Reply reply, String body) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.getRequestMethod(), path);
        exchange.getRequestHeaders().forEach((name, values) -> request.withHeader(name, values));
        query.forEach((name, value) -> request.withQueryParam(name, value));
        SimpleResponse.Builder response = SimpleResponse.Builder.status(reply.status())
                .withContentType("application/json")
                .withBody(body);
        reply.headers().forEach((name, value) -> response.withHeader(name, value));
        ValidationReport report = contract.validate(request.build(), response.build());
        judged++;
        report.getMessages().stream()
                .filter(it -> it.getLevel() == ValidationReport.Level.ERROR)
                .forEach(it -> verdicts.add(path + ": " + it.getKey() + " " + it.getMessage()));
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = Objects.requireNonNullElse(uri.getRawQuery(), "");
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
