package org.kpiplatform.app.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// An API with two tickets behind OAuth 2. Each refresh token is good for one exchange; whoever shows one a
/// second time is a thief, and everything that was given ends.
final class AuthorisationServer implements AutoCloseable {

    private static final String TICKETS = """
            {"tickets": [{"id": 1, "at": "2026-01-01T00:00:00Z"}, {"id": 2, "at": "2026-01-02T00:00:00Z"}]}""";

    private final HttpServer server;
    private String refresh;
    private String access = "none yet";
    private int given;
    private int thefts;
    private CountDownLatch refusals = new CountDownLatch(0);

    AuthorisationServer(String firstRefresh) {
        refresh = firstRefresh;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/oauth/token", this::exchange);
        server.createContext("/api/tickets", this::tickets);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The access token ends now. The next one is given only after so many requests have been refused.
    synchronized void expireFor(int requests) {
        access = "expired";
        refusals = new CountDownLatch(requests);
    }

    /// Somebody authorises the client anew.
    synchronized void authorise(String firstRefresh) {
        refresh = firstRefresh;
        access = "none yet";
    }

    synchronized int given() {
        return given;
    }

    synchronized int thefts() {
        return thefts;
    }

    private void exchange(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String shown = Arrays.stream(form.split("&"))
                .filter(it -> it.startsWith("refresh_token="))
                .map(it -> URLDecoder.decode(it.substring("refresh_token=".length()), UTF_8))
                .findFirst()
                .orElse("");
        await();
        answer(exchange, shown);
    }

    private synchronized void answer(HttpExchange exchange, String shown) throws IOException {
        if (!shown.equals(refresh)) {
            thefts++;
            refresh = "revoked";
            access = "revoked";
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        given++;
        refresh = "planted-refresh-" + given;
        access = "planted-access-" + given;
        send(
                exchange,
                200,
                "{\"access_token\": \"%s\", \"refresh_token\": \"%s\", \"expires_in\": 3600}"
                        .formatted(access, refresh));
    }

    private void await() {
        CountDownLatch latch;
        synchronized (this) {
            latch = refusals;
        }
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("fewer requests were refused than expected");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tickets(HttpExchange exchange) throws IOException {
        if (("Bearer " + access).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 200, TICKETS);
        } else {
            refusals.countDown();
            send(exchange, 401, "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
