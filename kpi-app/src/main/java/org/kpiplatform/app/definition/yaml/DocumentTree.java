package org.kpiplatform.app.definition.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.problem.ProblemException;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Turns the nodes of a YAML document into JSON, and remembers where each stands.
final class DocumentTree {

    /// How many values a document may have once its aliases are written out.
    private static final int MOST_VALUES = 20_000;

    private static final int DEEPEST = 32;
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Positions positions;
    private final Mistakes mistakes;
    private int values;

    DocumentTree(Positions positions, Mistakes mistakes) {
        this.positions = positions;
        this.mistakes = mistakes;
    }

    /// The JSON of a document.
    JsonNode of(Node root) {
        positions.put("", null, root);
        return value(root, "", 0);
    }

    private JsonNode value(Node node, String path, int depth) {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            refuseSize(node);
            return NullNode.instance;
        }
        if (!node.getTag().getValue().startsWith(STANDARD_TAG)) {
            mistakes.add(
                    Place.of(node.getStartMark()),
                    Violation.of(
                            path,
                            "Tags such as `"
                                    + ProblemException.quoted(node.getTag().getValue())
                                    + "` are not understood; write the plain value."));
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, path, depth);
            case SequenceNode sequence -> sequence(sequence, path, depth);
            case ScalarNode scalar ->
                scalar.getScalarStyle() == ScalarStyle.PLAIN
                        ? CoreScalars.of(scalar.getValue())
                        : TextNode.valueOf(scalar.getValue());
            case AnchorNode anchor -> value(anchor.getRealNode(), path, depth);
            default -> throw new IllegalStateException("YAML has no other node: " + node.getNodeId());
        };
    }

    private void refuseSize(Node node) {
        if (values <= MOST_VALUES + 1) {
            values = MOST_VALUES + 1;
            mistakes.add(
                    Place.of(node.getStartMark()),
                    "The document is too large: it has more than %,d values or is nested more than %d levels deep, its aliases written out."
                            .formatted(MOST_VALUES, DEEPEST));
        }
    }

    private ObjectNode mapping(MappingNode mapping, String path, int depth) {
        ObjectNode object = NODES.objectNode();
        Map<String, Place> seen = new HashMap<>();
        for (NodeTuple property : mapping.getValue()) {
            if (property.getKeyNode() instanceof ScalarNode name) {
                property(object, property, name.getValue(), path, depth);
                Place first = seen.putIfAbsent(name.getValue(), Place.of(name.getStartMark()));
                if (first != null) {
                    mistakes.add(
                            Place.of(name.getStartMark()),
                            Violation.of(
                                    child(path, name.getValue()),
                                    "The property `" + ProblemException.quoted(name.getValue())
                                            + "` is given twice, first in line " + first.line() + "; leave one out."));
                }
            } else {
                mistakes.add(
                        Place.of(property.getKeyNode().getStartMark()),
                        Violation.of(path, "A name must be a plain text; this one is a list or a mapping."));
            }
        }
        return object;
    }

    private void property(ObjectNode object, NodeTuple property, String name, String path, int depth) {
        String place = child(path, name);
        positions.put(place, property.getKeyNode(), property.getValueNode());
        JsonNode value = value(property.getValueNode(), place, depth + 1);
        if (!object.has(name)) {
            object.set(name, value);
        }
    }

    private ArrayNode sequence(SequenceNode sequence, String path, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (Node element : sequence.getValue()) {
            String place = path + "[" + array.size() + "]";
            positions.put(place, null, element);
            array.add(value(element, place, depth + 1));
        }
        return array;
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
