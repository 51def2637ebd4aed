package org.kpiplatform.app.definition.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Where the parts of a document stand, by path: `streams.orders.key[0]`.
final class Positions {

    private final SourceText text;
    private final Map<String, Node> names = new HashMap<>();
    private final Map<String, Node> values = new HashMap<>();

    Positions(SourceText text) {
        this.text = text;
    }

    void put(String path, @Nullable Node name, Node value) {
        values.putIfAbsent(path, value);
        if (name != null) {
            names.putIfAbsent(path, name);
        }
    }

    /// The value at a path, or the nearest thing around it that the document has.
    Place value(String path) {
        Node value = values.get(path);
        return value == null ? name(parent(path)) : Place.of(value.getStartMark());
    }

    /// The name of the property at a path.
    Place name(String path) {
        Node name = names.get(path);
        return name != null || path.isEmpty()
                ? Place.of(name == null ? root().getStartMark() : name.getStartMark())
                : value(path);
    }

    /// A character of the text at a path.
    ///
    /// @param offset in the text, from 0; -1 for all of it
    Place inside(String path, int offset) {
        return offset >= 0 && values.get(path) instanceof ScalarNode scalar ? text.inside(scalar, offset) : value(path);
    }

    private Node root() {
        Node root = values.get("");
        if (root == null) {
            throw new IllegalStateException("A document without a root has no positions");
        }
        return root;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
