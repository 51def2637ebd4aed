package org.kpiplatform.connector.rest.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kpiplatform.connector.rest.vendor.VendorServer.Reply;
import org.kpiplatform.connector.rest.vendor.VendorServer.Request;

/// Salesforce's REST API, as far as queries go: `query`, `queryAll` and the pages that follow, tokens, errors, and how
/// much of the allowance is used up. What it answers was judged by the client jsforce.
final class SalesforceStandIn implements VendorServer.Vendor {

    private static final Pattern DATA = Pattern.compile("/services/data/v\\d{2,3}\\.0/(query|queryAll)(?:/(\\S+))?");
    private static final int ALLOWED = 15_000;

    final SalesforceObjects objects = new SalesforceObjects();
    final SalesforceTokens tokens = new SalesforceTokens();

    private final Map<String, List<ObjectNode>> locators = new ConcurrentHashMap<>();
    private final int pageSize;
    private URI base = URI.create("http://localhost");
    private volatile String linksTo = "";
    private volatile int used = 17;

    SalesforceStandIn(int pageSize) {
        this.pageSize = pageSize;
    }

    void at(URI uri) {
        base = uri;
    }

    void linkTo(String address) {
        linksTo = address;
    }

    void use(int requests) {
        used = requests;
    }

    @Override
    public Reply answer(Request request) {
        if (request.path().equals(SalesforceTokens.PATH)) {
            return tokens.exchanged(request, base);
        }
        if (!tokens.admits(request)) {
            return error(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
        Matcher data = DATA.matcher(request.path());
        if (!data.matches()) {
            return error(404, "NOT_FOUND", "The requested resource does not exist");
        }
        Reply reply = data.group(2) == null
                ? queried(request, data.group(1).equals("queryAll"))
                : page(request.path().substring(0, data.start(2)), data.group(2));
        return new Reply(
                reply.status(), Map.of("Sforce-Limit-Info", "api-usage=" + used + "/" + ALLOWED), reply.body());
    }

    private Reply queried(Request request, boolean all) {
        Optional<Soql> parsed = Soql.parse(request.query().getOrDefault("q", ""));
        if (parsed.isEmpty()) {
            return error(400, "MALFORMED_QUERY", "unexpected token: '<EOF>'");
        }
        Soql query = parsed.get();
        VendorRows kept = objects.rowsOf(query.object());
        if (kept == null) {
            return error(400, "INVALID_TYPE", "sObject type '" + query.object() + "' is not supported.");
        }
        List<ObjectNode> rows = objects.json(query.object(), Instant.EPOCH).stream()
                .filter(row -> all || !row.path("IsDeleted").asBoolean())
                .toList();
        for (String field : query.fields()) {
            if (!rows.isEmpty() && !rows.getFirst().has(field)) {
                return error(
                        400,
                        "INVALID_FIELD",
                        "No such column '" + field + "' on entity '" + query.object() + "'. If you are attempting to"
                                + " use a custom field, be sure to append the '__c' after the custom field name.");
            }
        }
        List<ObjectNode> found = (kept.heedsFilters() ? query.of(rows) : rows)
                .stream()
                        .filter(row -> all || !row.path("IsDeleted").asBoolean())
                        .map(row -> shown(query, row))
                        .toList();
        String locator = "01gRO%011dAAV".formatted(locators.size() + 1);
        locators.put(locator, found);
        String version = request.path().replaceFirst("/query(All)?$", "/query/");
        return page(version, locator + "-0");
    }

    private static ObjectNode shown(Soql query, ObjectNode row) {
        ObjectNode shown = VendorServer.JSON.createObjectNode();
        String url = "/services/data/v62.0/sobjects/" + query.object() + "/";
        shown.putObject("attributes")
                .put("type", query.object())
                .put("url", url + row.path("Id").asText());
        query.fields().forEach(field -> shown.set(field, row.path(field)));
        return shown;
    }

    private Reply page(String path, String place) {
        String locator = place.substring(0, Math.max(0, place.lastIndexOf('-')));
        List<ObjectNode> all = locators.get(locator);
        if (all == null) {
            return error(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        int start = Integer.parseInt(place.substring(locator.length() + 1));
        int end = Math.min(all.size(), start + pageSize);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("totalSize", all.size());
        body.put("done", end == all.size());
        if (end < all.size()) {
            body.put("nextRecordsUrl", linksTo + path + locator + "-" + end);
        }
        body.put("records", new ArrayList<>(all.subList(start, end)));
        return Reply.of(200, body);
    }

    static Reply error(int status, String code, String message) {
        return Reply.of(status, List.of(Map.of("message", message, "errorCode", code)));
    }
}
