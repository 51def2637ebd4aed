package org.kpiplatform.connector.singer.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kpiplatform.connector.spi.Secret;

/// The configuration of a tap, and which of it nobody may see.
///
/// @param text    by name; a dot goes a level deeper
/// @param json    values as JSON
/// @param secrets values that are taken out of whatever the tap says
public record TapSettings(Map<String, String> text, Map<String, String> json, Map<String, Secret> secrets) {

    /// Shorter ones would blacken half of every sentence, and protect nothing.
    private static final int SHORTEST = 4;

    private static final JsonMapper MAPPER = new JsonMapper();

    public TapSettings {
        text = Map.copyOf(text);
        json = Map.copyOf(json);
        secrets = Map.copyOf(secrets);
    }

    /// With the secrets in it.
    String file() {
        ObjectNode root = MAPPER.createObjectNode();
        text.forEach((name, value) -> put(root, name, TextNode.valueOf(value)));
        json.forEach((name, value) -> put(root, name, parsed(value)));
        secrets.forEach((name, value) -> put(root, name, TextNode.valueOf(value.reveal())));
        return root.toString();
    }

    /// Takes the secrets out of texts, also where JSON or a URL has escaped them.
    UnaryOperator<String> redaction() {
        List<String> hidden = hidden();
        return said -> {
            String clean = said;
            for (String secret : hidden) {
                clean = clean.replace(secret, "***");
            }
            return clean;
        };
    }

    /// The longest first, so that one that contains another goes as a whole.
    private List<String> hidden() {
        return secrets.values().stream()
                .map(Secret::reveal)
                .flatMap(secret -> Stream.concat(Stream.of(secret), secret.lines())) // a key has several
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(secret -> Stream.of(
                        secret,
                        String.valueOf(JsonStringEncoder.getInstance().quoteAsString(secret)),
                        URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
    }

    private static void put(ObjectNode root, String name, JsonNode value) {
        ObjectNode at = root;
        String rest = name;
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
            at = at.withObjectProperty(rest.substring(0, dot));
            rest = rest.substring(dot + 1);
        }
        at.set(rest, value);
    }

    private static JsonNode parsed(String json) {
        try {
            return Objects.requireNonNull(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("settings are JSON: " + json, e);
        }
    }
}
