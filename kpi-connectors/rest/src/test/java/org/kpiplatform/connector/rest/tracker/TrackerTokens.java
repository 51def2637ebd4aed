package org.kpiplatform.connector.rest.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Hands out tokens by OAuth 2, each refresh token for one exchange only.
public final class TrackerTokens {

    private final Map<String, Integer> requests = new HashMap<>();
    private String access = "";
    private String refresh = "refresh-0-planted";
    private int given;
    private boolean refusing;

    synchronized void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean known = form.contains("refresh_token=" + refresh) || form.contains("grant_type=client_credentials");
        if (refusing || !known || exchange.getRequestHeaders().getFirst("Authorization") == null) {
            Tracker.answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        given++;
        access = "access-" + given + "-planted";
        refresh = "refresh-" + given + "-planted";
        Tracker.answer(
                exchange, 200, Map.of("access_token", access, "refresh_token", refresh, "expires_in", 36_000_000));
    }

    /// Whether a request shows the token that is good now.
    public synchronized boolean admits(HttpExchange exchange) {
        String shown = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "")
                .replace("Bearer ", "");
        requests.merge(shown, 1, Integer::sum);
        return !access.isEmpty() && shown.equals(access) && !refusing;
    }

    public synchronized void expire() {
        access = "";
    }

    public synchronized void refuse() {
        refusing = true;
    }

    public synchronized int requestsWith(String token) {
        return requests.getOrDefault(token, 0);
    }

    public synchronized int given() {
        return given;
    }
}
