package org.kpiplatform.connector.rest.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kpiplatform.connector.rest.contract.Judge.Reply;

/// A site's issues as Jira answers with them: the time of the filter to the minute and in the zone of the
/// account, pages by tokens.
final class JiraStandIn implements Judge.StandIn {

    static final String SEARCH = "/rest/api/3/search/jql";
    static final String MYSELF = "/rest/api/3/myself";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");
    private static final Pattern JQL =
            Pattern.compile("\\(project = SHOP\\) AND updated >= \"([^\"]+)\" ORDER BY updated ASC, key ASC");

    private final Map<Integer, Instant> updated = new TreeMap<>();

    JiraStandIn put(int number, String time) {
        updated.put(number, Instant.parse(time));
        return this;
    }

    @Override
    public Reply answer(String path, Map<String, String> query, URI base) {
        if (path.equals(MYSELF)) {
            ObjectNode user = JSON.createObjectNode().put("accountId", "5b10").put("active", true);
            return new Reply(200, Map.of(), user.put("timeZone", ZONE.getId()).toString());
        }
        Matcher jql = JQL.matcher(query.getOrDefault("jql", ""));
        if (!path.equals(SEARCH) || !jql.matches()) {
            return new Reply(400, Map.of(), "{\"errorMessages\": [\"Error in the JQL Query\"], \"errors\": {}}");
        }
        Instant from = LocalDateTime.parse(jql.group(1), MINUTE).atZone(ZONE).toInstant();
        List<Integer> found = updated.keySet().stream()
                .filter(number -> !time(number).isBefore(from))
                .sorted(Comparator.comparing(this::time))
                .toList();
        int size = Math.min(3, Integer.parseInt(query.getOrDefault("maxResults", "50")));
        int start = Integer.parseInt(query.getOrDefault("nextPageToken", "t0").substring(1));
        ObjectNode body = JSON.createObjectNode();
        ArrayNode issues = body.putArray("issues");
        found.stream().skip(start).limit(size).forEach(number -> issues.add(issue(number)));
        boolean last = start + size >= found.size();
        body.put("isLast", last);
        if (!last) {
            body.put("nextPageToken", "t" + (start + size));
        }
        return new Reply(200, Map.of(), body.toString());
    }

    private Instant time(int number) {
        return updated.getOrDefault(number, Instant.EPOCH);
    }

    private ObjectNode issue(int number) {
        ObjectNode issue = JSON.createObjectNode();
        issue.put("id", String.valueOf(10_000 + number))
                .put("key", "SHOP-" + number)
                .put("expand", "names");
        issue.put("self", "https://example.atlassian.net/rest/api/3/issue/" + (10_000 + number));
        ObjectNode fields = issue.putObject("fields");
        fields.put("summary", "Issue " + number)
                .putNull("resolution")
                .putNull("resolutiondate")
                .putNull("assignee");
        fields.putObject("issuetype").put("name", "Bug");
        fields.putObject("project").put("key", "SHOP");
        fields.putObject("status")
                .put("name", "In Arbeit")
                .putObject("statusCategory")
                .put("key", "indeterminate");
        fields.putObject("priority").put("name", "High");
        fields.putObject("reporter").put("displayName", "Ann");
        fields.putArray("labels").add("bread").add("oven");
        fields.put("duedate", "2024-04-01")
                .put(
                        "created",
                        SHOWN.format(Instant.parse("2024-03-01T08:00:00Z").atZone(ZONE)));
        fields.put("updated", SHOWN.format(time(number).atZone(ZONE)));
        return issue;
    }
}
