package org.kpiplatform.app.definition.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Cuts a file into documents.
final class YamlDocuments {

    static final int MOST_ALIASES = 50;
    static final int DEEPEST = 40;
    private static final int LONGEST = 2_000_000;
    private static final int MOST_DOCUMENTS = 5_000;

    private YamlDocuments() {}

    /// A document.
    record Document(JsonNode tree, Positions positions) {}

    /// Reads as many documents as can be read; what follows a mistake in the syntax is left out.
    static List<Document> read(String text, Mistakes mistakes) {
        if (text.length() > LONGEST) {
            mistakes.add(
                    new Place(1, 1), "The file is longer than %,d characters; cut it into several.".formatted(LONGEST));
            return List.of();
        }
        List<Document> documents = new ArrayList<>();
        SourceText source = new SourceText(text);
        try {
            for (Node root : new Yaml(options()).composeAll(new StringReader(text))) {
                if (documents.size() == MOST_DOCUMENTS) {
                    mistakes.add(
                            Place.of(root.getStartMark()),
                            "The file has more than %,d documents; cut it into several.".formatted(MOST_DOCUMENTS));
                    return documents;
                }
                Positions positions = new Positions(source);
                documents.add(new Document(new DocumentTree(positions, mistakes).of(root), positions));
            }
        } catch (YAMLException e) {
            YamlSyntax.explain(e, mistakes);
        }
        return documents;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return options;
    }
}
