package org.kpiplatform.connector.rest.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.kpiplatform.connector.spi.SourceException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A value of a YAML text, which is taken for what its reader expects there.
public final class YamlValue {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private final String file;
    private final String path;
    private final Node node;

    YamlValue(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    public Place place() {
        return Place.of(file, node.getStartMark(), path);
    }

    boolean isPresent() {
        return !node.getTag().equals(Tag.NULL);
    }

    /// Whether this is one value, neither a list nor a map.
    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    public YamlMap map() {
        if (node instanceof MappingNode map) {
            return YamlMap.of(file, path, map);
        }
        throw expected("keys with values such as `{a: b}`");
    }

    /// A list, or the one value that stands in its place.
    public List<YamlValue> list() {
        return node instanceof SequenceNode list
                ? list.getValue().stream()
                        .map(item -> new YamlValue(file, path, item))
                        .toList()
                : List.of(this);
    }

    /// Text as it is written; `100` is text, too.
    public String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw expected("text");
    }

    /// Text that may be empty.
    public String textOrNone() {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty() ? "" : text();
    }

    public List<String> texts() {
        return list().stream().map(YamlValue::text).toList();
    }

    public boolean truth() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected("`true` or `false`");
        };
    }

    public int whole(int atLeast) {
        try {
            int number = Integer.parseInt(text());
            if (number >= atLeast) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw expected("a whole number from " + atLeast + " on");
    }

    public Duration duration() {
        Matcher matcher = DURATION.matcher(text());
        if (!matcher.matches()) {
            throw expected("a duration such as `30s`, `5m`, `2h` or `7d`");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    public ZoneId zone() {
        try {
            return ZoneId.of(text());
        } catch (DateTimeException _) {
            throw expected("a time zone such as `Europe/Berlin`");
        }
    }

    public Pattern pattern() {
        try {
            return Pattern.compile(text());
        } catch (PatternSyntaxException e) {
            throw expected("a regular expression (" + e.getDescription() + ")");
        }
    }

    /// The value as JSON, with its numbers, truth values, lists and maps.
    public JsonNode json() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (node) {
            case MappingNode _ -> {
                ObjectNode object = json.objectNode();
                map().entries((key, value) -> object.set(key, value.json()));
                yield object;
            }
            case SequenceNode _ ->
                json.arrayNode().addAll(list().stream().map(YamlValue::json).toList());
            case ScalarNode scalar -> scalar(scalar.getValue(), node.getTag());
            default -> throw expected("a value");
        };
    }

    private static JsonNode scalar(String text, Tag tag) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (tag.equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return json.booleanNode(text.equals("true"));
        }
        return tag.equals(Tag.INT) ? json.numberNode(new BigInteger(text)) : json.textNode(text);
    }

    /// One of the constants of an enum, in lower case.
    public <E extends Enum<E>> E word(Class<E> type) {
        E[] constants = type.getEnumConstants();
        List<String> words = Arrays.stream(constants)
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(text());
        if (index < 0) {
            throw place().refuse("found `" + text() + "`" + NearMiss.among(text(), words));
        }
        return constants[index];
    }

    private SourceException expected(String what) {
        String found = switch (node) {
            case ScalarNode scalar -> scalar.getValue().isBlank() ? "nothing" : "`" + scalar.getValue() + "`";
            case SequenceNode _ -> "a list";
            default -> "a map";
        };
        return place().refuse("expected " + what + ", found " + found + ".");
    }
}
