package org.kpiplatform.connector.rest.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.kpiplatform.connector.rest.RestOptions;

/// The preset `request_tracker_tickets` on a real Request Tracker, whose account has a zone of its own.
class RequestTrackerTest extends RealTrackerContract {

    RequestTrackerTest() {
        super(tracker());
    }

    private static RealTracker tracker() {
        String url = System.getProperty("kpi.rt.url", "");
        assumeTrue(!url.isEmpty(), "no Request Tracker is running; kpi-connectors/real-servers/run starts one");
        RequestTracker tracker = new RequestTracker(url);
        tracker.useZone("Asia/Kolkata");
        return tracker;
    }

    private record RequestTracker(String url, Http http) implements RealTracker {

        private static final String REST = "/REST/2.0";
        private static final String ALL = Http.encoded("id > 0");

        RequestTracker(String url) {
            this(
                    url,
                    new Http(
                            url + REST,
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString("root:password".getBytes(UTF_8))));
        }

        void useZone(String zone) {
            http.send("PUT", "/user/root", Map.of("Timezone", zone));
        }

        @Override
        public String preset() {
            return "request_tracker_tickets";
        }

        @Override
        public RestOptions options() {
            RestOptions options = new RestOptions();
            options.url = URI.create(url);
            options.user = "root";
            options.password = "password";
            return options;
        }

        @Override
        public String title() {
            return "subject";
        }

        @Override
        public String create(String title) {
            return http.send("POST", "/ticket", Map.of("Queue", "General", "Subject", title))
                    .path("id")
                    .asText();
        }

        @Override
        public void rename(String id, String title) {
            http.send("PUT", "/ticket/" + id, Map.of("Subject", title));
        }

        @Override
        public void delete(String id) {
            http.send("PUT", "/ticket/" + id, Map.of("Status", "deleted"));
        }

        @Override
        public Map<String, String> listed() {
            Map<String, String> titles = new HashMap<>();
            JsonNode answer;
            int page = 0;
            do {
                answer = http.get("/tickets?query=" + ALL + "&fields=Subject&orderby=id&per_page=100&page=" + ++page);
                for (JsonNode ticket : answer.path("items")) {
                    titles.put(
                            ticket.path("id").asText(), ticket.path("Subject").asText());
                }
            } while (page < answer.path("pages").asInt());
            return titles;
        }

        @Override
        public int counted() {
            return http.get("/tickets?per_page=1&query=" + ALL).path("total").asInt();
        }

        @Override
        public String sabotaged(String manifest) {
            return manifest.replace("zone: \"{account_zone}\"", "zone: UTC");
        }
    }
}
