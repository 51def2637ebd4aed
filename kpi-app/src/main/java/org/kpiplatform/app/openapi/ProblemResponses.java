package org.kpiplatform.app.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.kpiplatform.api.problem.Problem;
import org.kpiplatform.api.problem.ProblemKind;

/// Adds to every operation the problems that it can answer with.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    private static final String SCHEMA = "#/components/schemas/Problem";

    @Override
    public PathItem filterPathItem(PathItem path) {
        path.getOperations().forEach((method, operation) -> add(method, operation, parameters(path, operation)));
        return path;
    }

    private static void add(HttpMethod method, Operation operation, List<Parameter> parameters) {
        boolean hasBody = operation.getRequestBody() != null;
        if (hasBody || !parameters.isEmpty()) {
            add(operation, ProblemKind.INVALID_PARAMETER, "The request cannot be read; the violations say where.");
        }
        if (method != HttpMethod.PUT
                && parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            add(operation, ProblemKind.NOT_FOUND, "There is no such thing; the detail may know what was meant.");
        }
        if (hasBody) {
            add(operation, ProblemKind.BODY_TOO_LARGE, "The body is larger than the service reads.");
            add(operation, ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body is not JSON.");
            add(operation, ProblemKind.INVALID, "What the body says does not hold together; the violations say where.");
        }
        if (parameters.stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
            add(operation, ProblemKind.STALE_REVISION, "The revision in If-Match is not the one in force.");
            add(
                    operation,
                    ProblemKind.PRECONDITION_REQUIRED,
                    "There is one already; say in If-Match which revision to change.");
        }
        if (method == HttpMethod.DELETE) {
            add(operation, ProblemKind.CONFLICT, "Others still use it; the detail names them.");
        }
        fillDeclared(operation);
        operation.getResponses().setDefaultValue(response("Any other problem."));
    }

    /// An operation that declares a failure in words only answers it with a problem as well.
    private static void fillDeclared(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, declared) -> {
            if (status.matches("[45]..") && declared.getContent() == null) {
                declared.setContent(response(declared.getDescription()).getContent());
            }
        });
    }

    private static void add(Operation operation, ProblemKind kind, String description) {
        String status = String.valueOf(kind.status());
        APIResponse declared = operation.getResponses().getAPIResponse(status);
        if (declared == null || declared.getContent() == null) {
            String words = declared == null ? description : declared.getDescription();
            operation.getResponses().addAPIResponse(status, response(words));
        }
    }

    private static APIResponse response(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(SCHEMA))));
    }

    private static List<Parameter> parameters(PathItem path, Operation operation) {
        List<Parameter> all = new ArrayList<>();
        if (path.getParameters() != null) {
            all.addAll(path.getParameters());
        }
        if (operation.getParameters() != null) {
            all.addAll(operation.getParameters());
        }
        return all;
    }
}
