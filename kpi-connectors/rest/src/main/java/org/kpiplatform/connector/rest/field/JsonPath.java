package org.kpiplatform.connector.rest.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// A way into a JSON document: `fields.status.name`, `assignees[0].login`, `labels[].name` for all of them,
/// `["odd name"]`, `custom_fields[id=360001].value` for that of the one item whose `id` it is, and `$` for the
/// document itself.
public final class JsonPath {

    private static final Pattern STEP =
            Pattern.compile("\\.?(?<name>[^.\\[\\]\"$]+)|\\[\"(?<quoted>[^\"]+)\"]|\\[(?<index>\\d{1,6})]|"
                    + "\\[(?<member>[A-Za-z_]\\w*)=(?<value>[^\\]]*)]|(?<all>\\[])");

    private final String text;
    private final List<Step> steps;

    private sealed interface Step {}

    private record Name(String name) implements Step {}

    private record Index(int index) implements Step {}

    private record Where(String member, String value) implements Step {

        JsonNode in(JsonNode array) {
            for (JsonNode item : array) {
                if (item.path(member).asText().equals(value)) {
                    return item;
                }
            }
            return MissingNode.getInstance();
        }
    }

    private record All() implements Step {}

    private JsonPath(String text, List<Step> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
    }

    public static JsonPath of(YamlValue value) {
        return parse(value.text())
                .orElseThrow(() -> value.place()
                        .refuse("`" + value.text()
                                + "` is no path; expected one such as `status.name`, `owners[0].login`, "
                                + "`labels[].name`, `fields[id=7].value`, `[\"odd name\"]` or `$`."));
    }

    /// Empty where the text is no path.
    public static Optional<JsonPath> parse(String text) {
        String rest = text.startsWith("$") ? text.substring(1) : text;
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(rest);
        int end = 0;
        while (end < rest.length() && matcher.find() && matcher.start() == end) {
            steps.add(step(matcher));
            end = matcher.end();
        }
        return end < rest.length() ? Optional.empty() : Optional.of(new JsonPath(text, steps));
    }

    /// The path to a member of the document.
    public static JsonPath member(String name) {
        return new JsonPath(name, List.of(new Name(name)));
    }

    private static Step step(Matcher matcher) {
        if (matcher.group("all") != null) {
            return new All();
        }
        if (matcher.group("index") != null) {
            return new Index(Integer.parseInt(matcher.group("index")));
        }
        if (matcher.group("member") != null) {
            return new Where(matcher.group("member"), matcher.group("value"));
        }
        String quoted = matcher.group("quoted");
        return new Name(quoted == null ? matcher.group("name") : quoted);
    }

    /// What stands there; a missing node where nothing does, an array where the path means all.
    public JsonNode in(JsonNode document) {
        return follow(document, 0);
    }

    private JsonNode follow(JsonNode node, int from) {
        JsonNode at = node;
        for (int i = from; i < steps.size(); i++) {
            switch (steps.get(i)) {
                case Name(String name) -> at = at.path(name);
                case Index(int index) -> at = at.path(index);
                case Where where -> at = where.in(at);
                case All() -> {
                    return all(at, i + 1);
                }
            }
        }
        return at;
    }

    private JsonNode all(JsonNode array, int from) {
        if (!array.isArray()) {
            return MissingNode.getInstance();
        }
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> {
            JsonNode value = follow(item, from);
            if (!value.isMissingNode() && !value.isNull()) {
                found.add(value);
            }
        });
        return found;
    }

    @Override
    public String toString() {
        return text;
    }
}
