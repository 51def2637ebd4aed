package org.kpiplatform.app.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Gives schemas the names that generated clients show to people, and leaves out those that say nothing to them.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ReadableNames implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";

    /// What Java calls a type inside another one is not enough outside, and the scanner numbers what has the same
    /// name.
    private static final Map<String, String> RENAMED = Map.of(
            "Action", "PlannedAction",
            "Kind", "ValueKind",
            "Kind1", "ValueKind",
            "PageMapStringObject", "PageRecord");

    /// Types of the JDK that are a text of some format.
    private static final Map<String, String> FORMATS = Map.of("LocalDate", "date", "Instant", "date-time");

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getRef() != null && schema.getRef().startsWith(SCHEMAS)) {
            mend(schema, schema.getRef().substring(SCHEMAS.length()));
        }
        return schema;
    }

    private static void mend(Schema schema, String name) {
        if (FORMATS.containsKey(name)) {
            schema.setRef(null);
            schema.setType(null);
            schema.addType(SchemaType.STRING).format(FORMATS.get(name));
        } else {
            schema.setType(null);
            schema.setRef(SCHEMAS + RENAMED.getOrDefault(name, name));
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        document.getComponents().getSchemas().forEach((name, schema) -> {
            boolean isSpelledOut = FORMATS.containsKey(name) || name.equals("Page");
            if (!isSpelledOut) {
                schemas.put(RENAMED.getOrDefault(name, name), schema);
            }
        });
        document.getComponents().setSchemas(schemas);
    }
}
