package org.kpiplatform.connector.rest.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.vendor.VendorRows.Row;
import org.kpiplatform.connector.rest.vendor.VendorServer.Reply;
import org.kpiplatform.connector.rest.vendor.VendorServer.Request;

/// HubSpot's CRM search: one filter, one sort, the properties that are asked for and no others, and never more than so
/// many results for one question.
final class HubSpotStandIn implements VendorServer.Vendor {

    private static final int LARGEST_PAGE = 200;

    private final Map<String, VendorRows> objects = new HashMap<>();
    private final int cap;
    private volatile String token;
    private volatile String linksTo = "https://api.hubapi.com";

    HubSpotStandIn(String token, int cap) {
        this.token = token;
        this.cap = cap;
        for (String type : List.of("deals", "companies", "contacts", "tickets")) {
            int base = 1_000_000 * (1 + objects.size());
            objects.put(type, new VendorRows(number -> String.valueOf(base + number)));
        }
    }

    VendorRows rows(String type) {
        VendorRows rows = objects.get(type);
        if (rows == null) {
            throw new IllegalArgumentException(type);
        }
        return rows;
    }

    void refuse() {
        token = "another";
    }

    void linkTo(String address) {
        linksTo = address;
    }

    @Override
    public Reply answer(Request request) {
        if (!request.authorization().equals("Bearer " + token)) {
            return error(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.");
        }
        String type = request.path().replace("/crm/v3/objects/", "").replace("/search", "");
        if (!request.method().equals("POST") || !objects.containsKey(type)) {
            return error(404, "OBJECT_NOT_FOUND", "Unable to infer object type");
        }
        try {
            return searched(type, VendorServer.JSON.readTree(request.body()), request.path());
        } catch (JsonProcessingException _) {
            return error(400, "VALIDATION_ERROR", "Invalid input JSON");
        }
    }

    private Reply searched(String type, JsonNode search, String path) {
        String modified = type.equals("contacts") ? "lastmodifieddate" : "hs_lastmodifieddate";
        JsonNode filter = search.at("/filterGroups/0/filters/0");
        JsonNode sort = search.at("/sorts/0");
        if (!filter.path("propertyName").asText().equals(modified)
                || !filter.path("operator").asText().equals("GTE")
                || !sort.path("propertyName").asText().equals(modified)
                || !sort.path("direction").asText().equals("ASCENDING")) {
            return error(400, "VALIDATION_ERROR", "There was a problem with the request.");
        }
        int limit = search.path("limit").asInt(10);
        int start = Integer.parseInt(search.path("after").asText("0"));
        if (limit > LARGEST_PAGE || start + limit > cap) {
            return error(400, "VALIDATION_ERROR", "Paging past " + cap + " results is not supported.");
        }
        Instant from = Instant.ofEpochMilli(Long.parseLong(filter.path("value").asText()));
        List<Row> found =
                rows(type).since(from).stream().filter(row -> !row.deleted()).toList();
        int end = Math.min(found.size(), start + limit);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("total", found.size());
        body.put(
                "results",
                start >= end
                        ? List.of()
                        : found.subList(start, end).stream()
                                .map(row -> json(type, row, modified, search.path("properties")))
                                .toList());
        if (end < found.size()) {
            body.put("paging", Map.of("next", Map.of("after", String.valueOf(end), "link", linksTo + path)));
        }
        return Reply.of(200, body);
    }

    private static ObjectNode json(String type, Row row, String modified, JsonNode asked) {
        Map<String, @Nullable String> known = new HashMap<>();
        boolean closed = row.number() % 2 == 0;
        known.put(modified, row.modified().toString());
        known.put("createdate", row.created().toString());
        known.put("dealname", row.name());
        known.put("subject", row.name());
        known.put("name", row.name());
        known.put("amount", row.amount());
        known.put("numberofemployees", "");
        known.put("hs_is_closed", String.valueOf(closed));
        known.put("hs_is_closed_won", String.valueOf(closed));
        known.put("closedate", closed ? "2024-02-28T12:00:00.250Z" : "1711929600000");
        known.put("time_to_first_agent_reply", "90000");
        known.put("sales_region", type + " north");
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        asked.forEach(name -> properties.put(name.asText(), known.get(name.asText())));
        properties.put("hs_object_id", row.id());
        properties.put("createdate", row.created().toString());
        properties.put(modified, row.modified().toString());
        ObjectNode json = VendorServer.JSON.createObjectNode().put("id", row.id());
        json.set("properties", VendorServer.JSON.valueToTree(properties));
        return json.put("createdAt", row.created().toString())
                .put("updatedAt", row.modified().toString())
                .put("archived", false);
    }

    static Reply error(int status, String category, String message) {
        return Reply.of(status, Map.of("status", "error", "category", category, "message", message));
    }
}
