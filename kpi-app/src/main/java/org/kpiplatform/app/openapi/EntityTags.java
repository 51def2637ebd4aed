package org.kpiplatform.app.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Says which answers carry an entity tag: those of every operation that understands `If-None-Match`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class EntityTags implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        boolean isTagged = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(it -> "If-None-Match".equals(it.getName()));
        if (isTagged) {
            operation.getResponses().getAPIResponses().forEach((status, response) -> {
                if (status.matches("200|201|304")) {
                    add(response);
                }
            });
        }
        return operation;
    }

    private static void add(APIResponse response) {
        response.addHeader(
                "ETag",
                OASFactory.createHeader()
                        .description("What to send as `If-None-Match` to read again, or as `If-Match` to change.")
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
    }
}
