package org.kpiplatform.connector.singer.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.singer.value.FieldPath;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// What a tap has said of its streams, as `--discover` writes it.
///
/// @param document as the tap wrote it
public record Catalog(JsonNode document, List<CatalogStream> streams) {

    public Catalog {
        streams = List.copyOf(streams);
    }

    /// What the definition adds to what taps say, by stream.
    ///
    /// @param keys            fields with commas between them
    /// @param replicationKeys fields
    public record Choices(Map<String, String> keys, Map<String, String> replicationKeys) {}

    /// Understands what a tap has written.
    ///
    /// @throws SourceException of kind [ErrorKind#DATA] for what is no catalog, and [ErrorKind#CONFIG] for
    ///     choices that it does not offer
    public static Catalog of(String text, Choices choices) {
        JsonNode document = document(text);
        FieldNames names = new FieldNames();
        List<CatalogStream> streams = new ArrayList<>();
        for (JsonNode entry : document.path("streams")) {
            String name = names.of(id(entry));
            stream(name, entry, choices).ifPresent(streams::add);
        }
        requireKnown("keys", choices.keys().keySet(), streams);
        requireKnown("replication_keys", choices.replicationKeys().keySet(), streams);
        return new Catalog(document, streams);
    }

    public Optional<CatalogStream> stream(String name) {
        return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
    }

    private static JsonNode document(String text) {
        try {
            JsonNode document = new JsonMapper().readTree(text);
            if (document != null && document.path("streams").isArray()) {
                return document;
            }
        } catch (JsonProcessingException _) {
            // said below, without what Jackson quotes of it
        }
        throw new SourceException(
                ErrorKind.DATA,
                "What the tap writes with `--discover` is no catalog: expected JSON with `streams`, found `"
                        + text.substring(0, Math.min(text.length(), 200)).strip() + "`.");
    }

    private static String id(JsonNode entry) {
        return entry.path("tap_stream_id").asText(entry.path("stream").asText());
    }

    /// Empty for a stream without any field, which nobody could read.
    private static Optional<CatalogStream> stream(String name, JsonNode entry, Choices choices) {
        JsonNode metadata = metadata(entry, List.of());
        List<FieldPath> fields = SchemaFields.of(entry.path("schema"), property -> {
            JsonNode inclusion =
                    metadata(entry, List.of("properties", property)).path("inclusion");
            return !inclusion.asText().equals("unsupported");
        });
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        String chosen = choices.replicationKeys().get(name);
        String replicationKey = chosen == null ? offeredKey(entry, metadata) : property(name, chosen, fields);
        CatalogStream.Method method = method(entry, metadata, replicationKey, chosen != null);
        return Optional.of(new CatalogStream(
                name,
                id(entry),
                entry.path("stream").asText(id(entry)),
                fields,
                key(name, entry, metadata, fields, choices),
                method,
                method == CatalogStream.Method.INCREMENTAL ? replicationKey : null,
                entry));
    }

    /// The one property by which the tap can tell what is new, if it does not leave a choice.
    private static @Nullable String offeredKey(JsonNode entry, JsonNode metadata) {
        for (JsonNode declared : List.of(metadata.path("replication-key"), entry.path("replication_key"))) {
            if (declared.isTextual() && !declared.textValue().isBlank()) {
                return declared.textValue();
            }
        }
        for (JsonNode offered : List.of(metadata.path("valid-replication-keys"), entry.path("bookmark_properties"))) {
            if (offered.isArray() && offered.size() == 1) {
                return offered.path(0).asText();
            }
        }
        return null;
    }

    private static String property(String stream, String chosen, List<FieldPath> fields) {
        return fields.stream()
                .filter(path -> path.isTopLevel()
                        && (path.field().name().equals(chosen)
                                || path.property().equals(chosen)))
                .map(FieldPath::property)
                .findFirst()
                .orElseThrow(() -> new SourceException(
                        ErrorKind.CONFIG,
                        "`replication_keys` names `" + chosen + "` for the stream `" + stream
                                + "`, which has no such field; there are " + names(fields) + "."));
    }

    /// What the tap forces, then what the definition wants, then what the tap proposes.
    private static CatalogStream.Method method(
            JsonNode entry, JsonNode metadata, @Nullable String replicationKey, boolean chosen) {
        JsonNode wanted = chosen ? TextNode.valueOf("INCREMENTAL") : metadata.path("replication-method");
        String declared = Stream.of(
                        metadata.path("forced-replication-method"), wanted, entry.path("replication_method"))
                .map(JsonNode::asText)
                .filter(word -> !word.isBlank())
                .findFirst()
                .orElse("");
        return switch (declared.toUpperCase(Locale.ROOT)) {
            case "INCREMENTAL" -> CatalogStream.Method.INCREMENTAL;
            case "LOG_BASED" -> CatalogStream.Method.LOG_BASED;
            case "FULL_TABLE" -> CatalogStream.Method.FULL_TABLE;
            default -> replicationKey == null ? CatalogStream.Method.FULL_TABLE : CatalogStream.Method.INCREMENTAL;
        };
    }

    private static List<String> key(
            String stream, JsonNode entry, JsonNode metadata, List<FieldPath> fields, Choices choices) {
        String chosen = choices.keys().get(stream);
        List<String> properties = new ArrayList<>();
        if (chosen != null) {
            properties.addAll(
                    Arrays.stream(chosen.split(",")).map(String::strip).toList());
        } else {
            for (JsonNode declared : List.of(
                    metadata.path("table-key-properties"),
                    metadata.path("view-key-properties"),
                    entry.path("key_properties"))) {
                if (properties.isEmpty()) {
                    declared.forEach(property -> properties.add(property.asText()));
                }
            }
        }
        return properties.stream()
                .map(property -> field(stream, property, fields))
                .toList();
    }

    private static String field(String stream, String property, List<FieldPath> fields) {
        return fields.stream()
                .filter(path ->
                        path.field().name().equals(property) || path.path().equals(List.of(property)))
                .map(path -> path.field().name())
                .findFirst()
                .orElseThrow(() -> new SourceException(
                        ErrorKind.CONFIG,
                        "The key of the stream `" + stream + "` names `" + property
                                + "`, which is not among its fields; there are " + names(fields)
                                + ". Name its key under `keys`."));
    }

    private static List<String> names(List<FieldPath> fields) {
        return fields.stream().map(path -> path.field().name()).toList();
    }

    /// What the tap says of a part of a stream.
    static JsonNode metadata(JsonNode entry, List<String> breadcrumb) {
        for (JsonNode part : entry.path("metadata")) {
            List<String> at = new ArrayList<>();
            part.path("breadcrumb").forEach(word -> at.add(word.asText()));
            if (at.equals(breadcrumb)) {
                return part.path("metadata");
            }
        }
        return MissingNode.getInstance();
    }

    private static void requireKnown(String option, Set<String> named, List<CatalogStream> streams) {
        Set<String> unknown = new HashSet<>(named);
        streams.forEach(stream -> unknown.remove(stream.name()));
        if (!unknown.isEmpty()) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "`" + option + "` names " + unknown + ", which the tap does not have; there are "
                            + streams.stream().map(CatalogStream::name).toList() + ".");
        }
    }
}
