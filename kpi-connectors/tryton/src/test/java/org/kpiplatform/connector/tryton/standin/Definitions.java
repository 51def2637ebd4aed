package org.kpiplatform.connector.tryton.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What Tryton says of its models, as `models.txt` has noted it.
public final class Definitions {

    private static final Path NOTED = Path.of("src", "test", "resources", "models.txt");

    private Definitions() {}

    /// By model, as `fields_get` answers; without what the connector takes no notice of.
    public static Map<String, ObjectNode> noted() {
        Map<String, ObjectNode> models = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(NOTED)) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ", -1);
                    Objects.requireNonNull(models.computeIfAbsent(words[0], _ -> JsonNodeFactory.instance.objectNode()))
                            .set(words[1], definition(words));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return models;
    }

    private static ObjectNode definition(String[] words) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definition.put("name", words[1]).put("string", words[1].replace('_', ' '));
        definition.put("type", words[2]).put("loading", words[3]).put("sortable", Boolean.parseBoolean(words[4]));
        return words[5].equals("-") ? definition : definition.put("relation", words[5]);
    }
}
