package org.kpiplatform.app.definition.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Finds texts that no database keeps as they are: with the character NUL, or with half of a character.
final class UnusableTexts {

    private final List<Misfit> found = new ArrayList<>();

    private UnusableTexts() {}

    static List<Misfit> in(JsonNode document) {
        UnusableTexts texts = new UnusableTexts();
        texts.search(document, "");
        return texts.found;
    }

    private void search(JsonNode node, String path) {
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(property -> {
                    String child = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
                    check(property.getKey(), child, true);
                    search(property.getValue(), child);
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    search(array.get(i), path + "[" + i + "]");
                }
            }
            default -> check(node.asText(), path, false);
        }
    }

    private void check(String text, String path, boolean isName) {
        text.codePoints()
                .filter(character -> character == 0 || isHalf(character))
                .findFirst()
                .ifPresent(character -> found.add(new Misfit(
                        path,
                        isName,
                        "A text holds U+%04X, %s. Leave it out."
                                .formatted(character, character == 0 ? "the character NUL" : "half of a character"),
                        null,
                        null)));
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
