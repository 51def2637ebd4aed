package org.kpiplatform.connector.singer.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// The catalog with which a tap reads one stream and of it no more than is wanted, said in all the ways that taps
/// understand: as metadata, as newer ones do, and beside the schema, as older ones do.
public final class Selection {

    private static final String SELECTED = "selected";

    private Selection() {}

    /// Writes it.
    ///
    /// @param properties of the record; those that the tap sends in any case need not be among them
    public static String of(Catalog catalog, CatalogStream stream, Set<String> properties) {
        ObjectNode document = catalog.document().deepCopy();
        for (JsonNode entry : document.withArray("streams")) {
            boolean chosen = entry.path("tap_stream_id")
                    .asText(entry.path("stream").asText())
                    .equals(stream.id());
            select((ObjectNode) entry, chosen);
            if (chosen) {
                choose((ObjectNode) entry, stream, properties);
            }
        }
        return document.toString();
    }

    private static void select(ObjectNode entry, boolean selected) {
        entry.put(SELECTED, selected);
        if (entry.path("schema") instanceof ObjectNode schema) {
            schema.put(SELECTED, selected);
        }
        metadata(entry, List.of()).put(SELECTED, selected);
    }

    private static void choose(ObjectNode entry, CatalogStream stream, Set<String> properties) {
        ObjectNode metadata = metadata(entry, List.of());
        metadata.put("replication-method", stream.method().name());
        entry.put("replication_method", stream.method().name());
        if (stream.replicationKey() != null) {
            metadata.put("replication-key", stream.replicationKey());
            entry.put("replication_key", stream.replicationKey());
        }
        entry.path("schema").path("properties").properties().forEach(property -> {
            boolean wanted = properties.contains(property.getKey());
            ObjectNode about = metadata(entry, List.of("properties", property.getKey()));
            if (!about.path("inclusion").asText().equals("unsupported")) {
                about.put(SELECTED, wanted);
                if (property.getValue() instanceof ObjectNode schema) {
                    schema.put(SELECTED, wanted);
                }
            }
        });
    }

    /// What is said of a part, which may be nothing so far.
    private static ObjectNode metadata(ObjectNode entry, List<String> breadcrumb) {
        if (Catalog.metadata(entry, breadcrumb) instanceof ObjectNode found) {
            return found;
        }
        ArrayNode all = entry.path("metadata") instanceof ArrayNode array ? array : entry.putArray("metadata");
        ObjectNode part = all.addObject();
        breadcrumb.forEach(part.putArray("breadcrumb")::add);
        return part.putObject("metadata");
    }
}
