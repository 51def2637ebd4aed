package org.kpiplatform.app.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/// Teaches the document what records say in Java: a component is there unless it is `@Nullable` or has a default,
/// and elements of a list are there unless they are `@Nullable`. Definitions are also written, by people who leave out
/// what they have nothing to say about: what they require is what their own schema says.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RecordSchemas implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    private final Map<String, ClassInfo> records = new TreeMap<>();

    /// For the build.
    public RecordSchemas(IndexView index) {
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().matches("org\\.kpiplatform\\.(api|domain)\\..*")) {
                records.put(type.simpleName(), type);
            }
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .getSchemas()
                .forEach((name, schema) -> recordOf(name).ifPresent(type -> describe(schema, type)));
    }

    /// A page of something is named `PageSomething`.
    private Optional<ClassInfo> recordOf(String schema) {
        ClassInfo exact = records.get(schema);
        return exact == null && schema.startsWith("Page")
                ? Optional.ofNullable(records.get("Page"))
                : Optional.ofNullable(exact);
    }

    private static void describe(Schema schema, ClassInfo type) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        for (RecordComponentInfo component : type.recordComponentsInDeclarationOrder()) {
            Schema property = properties.get(Words.of(component.name()));
            if (property != null) {
                allowNulls(property, component.type());
                if (!component.type().hasAnnotation(NULLABLE) && property.getDefaultValue() == null) {
                    required.add(Words.of(component.name()));
                }
            }
        }
        if (schema.getRequired() == null) {
            schema.setRequired(required);
        }
    }

    private static void allowNulls(Schema property, Type type) {
        if (type instanceof ParameterizedType generic
                && generic.arguments().getLast().hasAnnotation(NULLABLE)) {
            if (property.getItems() != null) {
                property.setItems(orNull(property.getItems()));
            } else if (property.getAdditionalPropertiesSchema() != null) {
                property.setAdditionalPropertiesSchema(orNull(property.getAdditionalPropertiesSchema()));
            }
        }
    }

    /// What is described elsewhere must not become null there, so that null is an alternative to it.
    private static Schema orNull(Schema elements) {
        if (elements.getRef() != null) {
            return OASFactory.createSchema()
                    .anyOf(List.of(elements, OASFactory.createSchema().addType(SchemaType.NULL)));
        }
        return elements.getType() == null ? elements : elements.addType(SchemaType.NULL);
    }
}
