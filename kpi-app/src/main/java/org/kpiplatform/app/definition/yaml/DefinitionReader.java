package org.kpiplatform.app.definition.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionFile;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.definition.schema.DefinitionSchema;
import org.kpiplatform.app.definition.schema.Misfit;
import org.kpiplatform.app.json.ServiceJson;
import org.kpiplatform.app.problem.JsonFailure;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// Turns the documents of one file into definitions.
final class DefinitionReader {

    private static final ObjectMapper JSON = json();

    /// Manifests of the connector `rest` are YAML as well, and lie beside the definitions that name them.
    private static final String MANIFEST =
            " If this is a manifest of the connector `rest`, give the file another ending, such as `.manifest`: `kpi apply`"
                    + " takes every .yaml and .yml file of a folder for definitions.";

    private final DefinitionFile file;
    private final Mistakes mistakes;

    DefinitionReader(DefinitionFile file) {
        this.file = file;
        this.mistakes = new Mistakes(file.name());
    }

    List<WrittenDefinition> read() {
        return YamlDocuments.read(file.text(), mistakes).stream()
                .filter(document -> !document.tree().isNull())
                .flatMap(document -> definition(document).stream())
                .toList();
    }

    List<Violation> mistakes() {
        return mistakes.found();
    }

    private Optional<WrittenDefinition> definition(YamlDocuments.Document document) {
        if (!(document.tree() instanceof ObjectNode tree)) {
            mistakes.add(
                    document.positions().value(""),
                    "Expected a mapping that begins with `calendar:`, `source:`, `metric:` or `kpi:`.");
            return Optional.empty();
        }
        List<DefinitionKind> kinds = DefinitionSchema.kinds(tree);
        if (kinds.size() == 1) {
            return definition(kinds.getFirst(), tree, document.positions());
        }
        mistakes.add(document.positions().value(""), kinds.isEmpty() ? unknownKind(tree) : severalKinds(kinds));
        return Optional.empty();
    }

    private static String unknownKind(ObjectNode tree) {
        String meant = tree.properties().stream()
                .flatMap(property -> NearMiss.of(property.getKey(), DefinitionSchema.words()).stream())
                .findFirst()
                .map(word -> " Did you mean `" + word + ":`?")
                .orElse(tree.has("streams") ? MANIFEST : "");
        return "Nothing says what the document defines: expected one of the properties `calendar`, `source`, `metric` or `kpi`, with its key."
                + meant;
    }

    private static String severalKinds(List<DefinitionKind> kinds) {
        return "The document defines several things: `" + DefinitionSchema.word(kinds.get(0)) + "` and `"
                + DefinitionSchema.word(kinds.get(1)) + "`. Divide them by a line `---`.";
    }

    private Optional<WrittenDefinition> definition(DefinitionKind kind, ObjectNode tree, Positions positions) {
        List<Misfit> misfits = DefinitionSchema.check(kind, tree);
        misfits.forEach(misfit -> mistakes.add(
                misfit.isName() ? positions.name(misfit.path()) : positions.value(misfit.path()),
                Violation.of(misfit.path(), misfit.message())
                        .expecting(misfit.expected())
                        .suggesting(misfit.suggestion())));
        if (!misfits.isEmpty()) {
            return Optional.empty();
        }
        String key = tree.path(DefinitionSchema.word(kind)).asText();
        return Optional.ofNullable(convert(kind, tree, positions))
                .map(definition ->
                        new WrittenDefinition(kind, key, definition, file.name(), positions.value(""), positions));
    }

    private @Nullable Object convert(DefinitionKind kind, ObjectNode tree, Positions positions) {
        ObjectNode body = tree.deepCopy();
        body.set("key", body.remove(DefinitionSchema.word(kind)));
        if (kind == DefinitionKind.SOURCE) {
            folder(body);
        }
        try {
            return JSON.treeToValue(body, DefinitionSchema.type(kind));
        } catch (JsonProcessingException e) {
            Violation violation = JsonFailure.violation(e);
            String path = violation.path() == null ? "" : violation.path();
            mistakes.add(positions.value(path), violation);
            return null;
        }
    }

    /// Relative paths start in the folder of the file, wherever the service was started.
    private void folder(ObjectNode source) {
        String own = source.path("folder").asText("");
        String base = file.folder();
        if (base == null || own.equals(SourceDefinition.UPLOADED)) {
            return;
        }
        try {
            source.put("folder", Path.of(base).resolve(own).normalize().toString());
        } catch (InvalidPathException _) {
            source.put("folder", own.isEmpty() ? base : own);
        }
    }

    private static ObjectMapper json() {
        ObjectMapper json = new ObjectMapper();
        json.findAndRegisterModules();
        new ServiceJson().customize(json);
        return json.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    }
}
