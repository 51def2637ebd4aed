package org.kpiplatform.connector.rest.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.kpiplatform.connector.rest.RestOptions;

/// The preset `redmine_issues` on a real Redmine.
class RedmineTest extends RealTrackerContract {

    RedmineTest() {
        super(tracker());
    }

    private static RealTracker tracker() {
        String url = System.getProperty("kpi.redmine.url", "");
        assumeTrue(!url.isEmpty(), "no Redmine is running; kpi-connectors/real-servers/run starts one");
        return new Redmine(url, System.getProperty("kpi.redmine.key", ""));
    }

    private record Redmine(String url, String key, Http http) implements RealTracker {

        Redmine(String url, String key) {
            this(url, key, new Http(url, "X-Redmine-API-Key", key));
        }

        @Override
        public String preset() {
            return "redmine_issues";
        }

        @Override
        public RestOptions options() {
            RestOptions options = new RestOptions();
            options.url = URI.create(url);
            options.token = key;
            options.parameters = Map.of("project", "trial");
            return options;
        }

        @Override
        public String title() {
            return "subject";
        }

        @Override
        public String create(String title) {
            Object issue = Map.of("issue", Map.of("project_id", "trial", "subject", title));
            return http.send("POST", "/issues.json", issue).at("/issue/id").asText();
        }

        @Override
        public void rename(String id, String title) {
            http.send("PUT", "/issues/" + id + ".json", Map.of("issue", Map.of("subject", title)));
        }

        @Override
        public void delete(String id) {
            http.send("DELETE", "/issues/" + id + ".json", null);
        }

        @Override
        public Map<String, String> listed() {
            Map<String, String> titles = new HashMap<>();
            int total = counted();
            for (int offset = 0; offset < total; offset += 100) {
                for (JsonNode issue : page(100, offset).path("issues")) {
                    titles.put(issue.path("id").asText(), issue.path("subject").asText());
                }
            }
            return titles;
        }

        @Override
        public int counted() {
            return page(1, 0).path("total_count").asInt();
        }

        private JsonNode page(int limit, int offset) {
            return http.get("/issues.json?status_id=*&project_id=trial&sort=id&limit=" + limit + "&offset=" + offset);
        }

        @Override
        public String sabotaged(String manifest) {
            return manifest.replace("updated_on: \">=", "updatedon: \">=");
        }
    }
}
