package org.kpiplatform.connector.rest.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.vendor.VendorRows.Row;
import org.kpiplatform.connector.rest.vendor.VendorServer.Reply;
import org.kpiplatform.connector.rest.vendor.VendorServer.Request;

/// Zendesk's incremental exports, by cursor for tickets and users, by time for the rest.
final class ZendeskStandIn implements VendorServer.Vendor {

    static final String USER = "ann@example.com/token";

    private static final String EXPORTS = "/api/v2/incremental/";
    private static final int SOME = 1000;

    final VendorRows tickets = new VendorRows(number -> String.valueOf(100_000 + number));
    final VendorRows users = new VendorRows(number -> String.valueOf(200_000 + number));
    final VendorRows organizations = new VendorRows(number -> String.valueOf(300_000 + number));
    final VendorRows events = new VendorRows(number -> String.valueOf(400_000 + number));

    private volatile String password;
    private volatile String linksTo = "https://example.zendesk.com";

    ZendeskStandIn(String password) {
        this.password = password;
    }

    void refuse() {
        password = "another";
    }

    void linkTo(String address) {
        linksTo = address;
    }

    @Override
    public Reply answer(Request request) {
        String proof = Base64.getEncoder().encodeToString((USER + ":" + password).getBytes(UTF_8));
        if (!request.authorization().equals("Basic " + proof)) {
            return Reply.of(401, Map.of("error", "Couldn't authenticate you"));
        }
        return switch (request.path()) {
            case EXPORTS + "tickets/cursor.json" -> byCursor("tickets", tickets, request);
            case EXPORTS + "users/cursor.json" -> byCursor("users", users, request);
            case EXPORTS + "organizations.json" -> byTime("organizations", organizations, request);
            case EXPORTS + "ticket_metric_events.json" -> byTime("ticket_metric_events", events, request);
            default -> Reply.of(404, Map.of("error", "InvalidEndpoint", "description", "Not found"));
        };
    }

    private Reply byCursor(String name, VendorRows rows, Request request) {
        String cursor = request.query().get("cursor");
        Instant from = cursor == null ? start(request) : Instant.ofEpochSecond(Long.parseLong(decoded(cursor)[0]));
        if (from == null) {
            return tooRecent();
        }
        int after = cursor == null ? 0 : Integer.parseInt(decoded(cursor)[1]);
        List<Row> found = rows.since(from).stream()
                .filter(row -> !row.modified().equals(from) || row.number() > after)
                .toList();
        int size = Integer.parseInt(request.query().getOrDefault("per_page", String.valueOf(SOME)));
        List<Row> page = found.subList(0, Math.min(size, found.size()));
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(name, page.stream().map(row -> json(name, row, request)).toList());
        String next = page.isEmpty() ? cursor : encoded(page.getLast());
        body.put("after_cursor", next);
        body.put("after_url", linksTo + request.path() + "?cursor=" + next);
        body.put("before_cursor", null);
        body.put("end_of_stream", page.size() == found.size());
        return Reply.of(200, VendorServer.JSON.valueToTree(body));
    }

    /// What shares the last second comes again with the next answer.
    private Reply byTime(String name, VendorRows rows, Request request) {
        Instant from = start(request);
        if (from == null) {
            return tooRecent();
        }
        List<Row> found = rows.since(from);
        List<Row> page = new ArrayList<>();
        for (Row row : found) {
            if (page.size() < SOME || row.modified().equals(page.getLast().modified())) {
                page.add(row);
            }
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(name, page.stream().map(row -> json(name, row, request)).toList());
        long end = page.isEmpty()
                ? from.getEpochSecond()
                : page.getLast().modified().getEpochSecond();
        body.put("count", page.size());
        body.put("end_time", end);
        body.put("next_page", linksTo + request.path() + "?start_time=" + end);
        body.put("end_of_stream", page.size() == found.size());
        return Reply.of(200, VendorServer.JSON.valueToTree(body));
    }

    /// Null for what is too recent.
    private static @Nullable Instant start(Request request) {
        Instant start = Instant.ofEpochSecond(
                Long.parseLong(Objects.requireNonNull(request.query().get("start_time"))));
        return start.isAfter(Instant.now().minusSeconds(60)) ? null : start;
    }

    private static Reply tooRecent() {
        return Reply.of(
                422,
                Map.of(
                        "error",
                        "InvalidValue",
                        "description",
                        "Too recent start_time. Use a start_time older than 1 minute"));
    }

    private static String encoded(Row row) {
        String place = row.modified().getEpochSecond() + ".0||" + row.number();
        return Base64.getEncoder().encodeToString(place.getBytes(UTF_8));
    }

    private static String[] decoded(String cursor) {
        return new String(Base64.getDecoder().decode(cursor), UTF_8).split("\\.0\\|\\|", 2);
    }

    private static ObjectNode json(String name, Row row, Request request) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", Long.parseLong(row.id()));
        json.put("created_at", row.created().toString());
        json.put("updated_at", row.modified().toString());
        switch (name) {
            case "tickets" -> ticket(json, row, request);
            case "users" -> {
                json.put("name", row.name());
                json.put("role", "agent");
                json.put("active", !row.deleted());
                json.put("user_fields", Map.of("floor", 3));
            }
            case "organizations" -> {
                json.put("name", row.name());
                json.put("domain_names", List.of("example.com", "example.org"));
            }
            default -> {
                json.remove("created_at");
                json.remove("updated_at");
                json.put("time", row.modified().toString());
                json.put("ticket_id", 100_001);
                json.put("metric", "reply_time");
                json.put("instance_id", 1);
                json.put("type", "update_status");
                json.put("status", Map.of("calendar", 12, "business", 5));
            }
        }
        return VendorServer.JSON.valueToTree(json);
    }

    private static void ticket(Map<String, @Nullable Object> json, Row row, Request request) {
        json.put("subject", row.name());
        json.put("status", row.deleted() ? "deleted" : row.number() % 2 == 0 ? "open" : "solved");
        json.put("priority", null);
        json.put("via", Map.of("channel", "email"));
        json.put("tags", List.of("bread", "oven"));
        json.put("satisfaction_rating", Map.of("score", "unoffered"));
        json.put("custom_fields", List.of(Map.of("id", 7, "value", "no"), Map.of("id", 36, "value", row.amount())));
        json.put("generated_timestamp", row.modified().getEpochSecond());
        if (request.query().getOrDefault("include", "").equals("metric_sets")) {
            json.put(
                    "metric_set",
                    Map.of(
                            "reopens", row.amount().equals("many") ? "many" : 1,
                            "replies", 2,
                            "solved_at", row.modified().toString(),
                            "reply_time_in_minutes", Map.of("calendar", 30, "business", 20),
                            "full_resolution_time_in_minutes", Map.of("calendar", 600, "business", 300)));
        }
    }
}
