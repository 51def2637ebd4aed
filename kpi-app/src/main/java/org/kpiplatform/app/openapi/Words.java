package org.kpiplatform.app.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Writes enums as the service does, in lower case.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Words implements OASFilter {

    /// The JSON name of a component.
    static String of(String component) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component);
    }

    @Override
    public Schema filterSchema(Schema schema) {
        List<Object> constants = schema.getEnumeration();
        if (constants != null) {
            schema.setEnumeration(constants.stream().map(Words::lower).toList());
        }
        if (schema.getDefaultValue() != null) {
            schema.setDefaultValue(lower(schema.getDefaultValue()));
        }
        return schema;
    }

    private static @Nullable Object lower(@Nullable Object constant) {
        return constant instanceof String word && word.matches("[A-Z][A-Z0-9_]*")
                ? word.toLowerCase(Locale.ROOT)
                : constant;
    }
}
