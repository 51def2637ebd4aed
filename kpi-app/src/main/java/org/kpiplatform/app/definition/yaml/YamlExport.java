package org.kpiplatform.app.definition.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.StreamSupport;
import org.kpiplatform.app.definition.schema.DefinitionSchema;
import org.kpiplatform.app.json.StoredJson;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Writes definitions as YAML that reads back as the same definitions.
public final class YamlExport {

    private final DumperOptions options = new DumperOptions();
    private final StringWriter written = new StringWriter();

    private YamlExport() {
        options.setExplicitStart(true);
        options.setWidth(120);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
    }

    /// One document for each definition, in the order given.
    ///
    /// @param definitions a kind with a definition of that kind each
    public static String of(List<Written> definitions) {
        YamlExport export = new YamlExport();
        definitions.forEach(export::write);
        return export.written.toString();
    }

    /// A definition to write.
    public record Written(DefinitionKind kind, Object definition) {}

    private void write(Written definition) {
        ObjectNode body = StoredJson.mapper().valueToTree(definition.definition());
        ObjectNode document = body.objectNode();
        document.set(DefinitionSchema.word(definition.kind()), body.remove("key"));
        document.setAll(body);
        new Yaml(
                        new SafeConstructor(new LoaderOptions()),
                        new Representer(options),
                        options,
                        new LoaderOptions(),
                        new CoreResolver())
                .serialize(node(document), written);
    }

    private Node node(JsonNode value) {
        return switch (value) {
            case ObjectNode object ->
                new MappingNode(
                        Tag.MAP,
                        object.properties().stream()
                                .map(property -> new NodeTuple(text(property.getKey()), node(property.getValue())))
                                .toList(),
                        object.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
            case ArrayNode array ->
                new SequenceNode(
                        Tag.SEQ,
                        StreamSupport.stream(array.spliterator(), false)
                                .map(this::node)
                                .toList(),
                        isFlat(array) ? FlowStyle.FLOW : FlowStyle.BLOCK);
            case JsonNode text when text.isTextual() -> text(text.asText());
            default -> plain(value);
        };
    }

    private static boolean isFlat(ArrayNode array) {
        return StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isValueNode);
    }

    private static Node text(String text) {
        boolean isPlain = CoreScalars.isText(text) && !text.contains("\n");
        ScalarStyle lines = text.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.SINGLE_QUOTED;
        return new ScalarNode(Tag.STR, text, null, null, isPlain ? ScalarStyle.PLAIN : lines);
    }

    private static Node plain(JsonNode value) {
        String text = value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
        return new ScalarNode(tag(CoreScalars.of(text)), text, null, null, ScalarStyle.PLAIN);
    }

    private static Tag tag(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> Tag.BOOL;
            case NULL -> Tag.NULL;
            case NUMBER -> value.isIntegralNumber() ? Tag.INT : Tag.FLOAT;
            case ARRAY, BINARY, MISSING, OBJECT, POJO, STRING -> Tag.STR;
        };
    }

    /// Knows what a plain text stands for, so that the writer sees when a tag can be left out.
    private static final class CoreResolver extends Resolver {

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return kind == NodeId.scalar && implicit
                    ? tag(CoreScalars.of(value))
                    : super.resolve(kind, value, implicit);
        }
    }
}
