package org.kpiplatform.connector.rest.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kpiplatform.connector.rest.contract.Judge.Reply;

/// A repository's issues as GitHub answers with them: filtered by `since`, sorted as asked, paged by links.
final class GitHubStandIn implements Judge.StandIn {

    static final String PATH = "/repos/{owner}/{repo}/issues";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "https://api.github.com/repos/example/shop";

    private final Map<Integer, Instant> updated = new TreeMap<>();

    GitHubStandIn put(int number, String time) {
        updated.put(number, Instant.parse(time));
        return this;
    }

    @Override
    public Reply answer(String path, Map<String, String> query, URI base) {
        if (!path.equals("/repos/example/shop/issues") || !"updated".equals(query.get("sort"))) {
            return new Reply(
                    404, Map.of(), "{\"message\": \"Not Found\", \"documentation_url\": \"https://docs.github.com\"}");
        }
        Instant since = Instant.parse(query.getOrDefault("since", "1970-01-01T00:00:00Z"));
        List<Integer> found = updated.keySet().stream()
                .filter(number -> !time(number).isBefore(since))
                .sorted(Comparator.comparing(this::time))
                .toList();
        int size = Integer.parseInt(query.getOrDefault("per_page", "30"));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        ArrayNode body = JSON.createArrayNode();
        found.stream().skip((long) (page - 1) * size).limit(size).forEach(number -> body.add(issue(number)));
        Map<String, String> headers = new LinkedHashMap<>(Map.of("X-RateLimit-Remaining", "4999"));
        if (page * size < found.size()) {
            Map<String, String> next = new LinkedHashMap<>(query);
            next.put("page", String.valueOf(page + 1));
            String link = next.entrySet().stream()
                    .map(it -> it.getKey() + "=" + it.getValue().replace(":", "%3A"))
                    .collect(Collectors.joining("&", base + path + "?", ""));
            headers.put("Link", "<" + link + ">; rel=\"next\"");
        }
        return new Reply(200, headers, body.toString());
    }

    private Instant time(int number) {
        return updated.getOrDefault(number, Instant.EPOCH);
    }

    private ObjectNode issue(int number) {
        String url = API + "/issues/" + number;
        ObjectNode issue = JSON.createObjectNode();
        issue.put("id", 1_000_000L + number).put("node_id", "I_" + number).put("number", number);
        issue.put("url", url).put("repository_url", API).put("labels_url", url + "/labels{/name}");
        issue.put("comments_url", url + "/comments").put("events_url", url + "/events");
        issue.put("html_url", "https://github.com/example/shop/issues/" + number);
        issue.put("title", "Issue " + number).put("state", number % 2 == 0 ? "closed" : "open");
        issue.put("state_reason", number % 2 == 0 ? "completed" : null);
        issue.put("locked", false).put("comments", 2).putNull("assignee").putNull("milestone");
        issue.put("body", "Text").put("author_association", "NONE");
        issue.set("user", user("ann"));
        issue.putArray("assignees").add(user("bob")).add(user("cleo"));
        issue.putArray("labels")
                .addObject()
                .put("id", 7)
                .put("name", "bug")
                .put("color", "f00")
                .put("default", true);
        issue.put("created_at", "2024-03-01T08:00:00Z")
                .put("updated_at", time(number).toString());
        issue.put("closed_at", number % 2 == 0 ? "2024-03-02T08:00:00Z" : null);
        if (number % 3 == 0) {
            issue.putObject("pull_request")
                    .put("url", url)
                    .put("html_url", url)
                    .put("diff_url", url)
                    .put("patch_url", url);
        }
        return issue;
    }

    private static ObjectNode user(String login) {
        String url = "https://api.github.com/users/" + login;
        ObjectNode user = JSON.createObjectNode();
        user.put("login", login).put("id", login.hashCode() & 0xffff).put("node_id", "U_" + login);
        user.put("avatar_url", "https://avatars.githubusercontent.com/u/1").put("gravatar_id", "");
        user.put("url", url)
                .put("html_url", "https://github.com/" + login)
                .put("type", "User")
                .put("site_admin", false);
        for (String part : List.of("followers", "subscriptions", "organizations", "repos", "received_events")) {
            user.put(part + "_url", url + "/" + part);
        }
        user.put("following_url", url + "/following{/other_user}").put("gists_url", url + "/gists{/gist_id}");
        return user.put("starred_url", url + "/starred{/owner}{/repo}").put("events_url", url + "/events{/privacy}");
    }
}
