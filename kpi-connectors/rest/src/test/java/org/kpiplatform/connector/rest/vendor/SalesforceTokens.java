package org.kpiplatform.connector.rest.vendor;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kpiplatform.connector.rest.vendor.VendorServer.Reply;
import org.kpiplatform.connector.rest.vendor.VendorServer.Request;

/// The client credentials flow of a connected app.
final class SalesforceTokens {

    static final String CLIENT = "3MVG9kpi";
    static final String SECRET = "client-secret-planted";
    static final String PATH = "/services/oauth2/token";

    private final Map<String, Integer> requests = new HashMap<>();
    private String access = "";
    private int given;
    private boolean refusing;

    synchronized Reply exchanged(Request request, URI base) {
        Map<String, String> form = VendorServer.pairs(request.body());
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return denied("unsupported_grant_type", "grant type not supported");
        }
        if (refusing || !CLIENT.equals(form.get("client_id")) || !SECRET.equals(form.get("client_secret"))) {
            return denied("invalid_client", "invalid client credentials");
        }
        given++;
        access = "00D000000000001!access-" + given + "-planted";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", access);
        body.put("signature", "c2lnbmVk");
        body.put("scope", "api");
        body.put("instance_url", base.toString());
        body.put("id", base + "/id/00D000000000001EAA/005000000000001AAA");
        body.put("token_type", "Bearer");
        body.put("issued_at", "1709287200000");
        return Reply.of(200, body);
    }

    private static Reply denied(String error, String description) {
        return Reply.of(400, Map.of("error", error, "error_description", description));
    }

    /// Whether a request shows the token that is good now.
    synchronized boolean admits(Request request) {
        String shown = request.authorization().replace("Bearer ", "");
        requests.merge(shown, 1, Integer::sum);
        return !refusing && !access.isEmpty() && shown.equals(access);
    }

    synchronized void expire() {
        access = "";
    }

    synchronized void refuse() {
        refusing = true;
    }

    synchronized int requestsWith(String token) {
        return requests.getOrDefault(token, 0);
    }
}
