package org.kpiplatform.api.source;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;

/// The kinds of source there are.
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "connectors", description = "The kinds of source there are.")
public interface ConnectorsApi {

    @GET
    @Path("connectors")
    @Operation(
            operationId = "listConnectors",
            summary = "Lists the connectors that sources can use.",
            description = "Every connector that an installed plugin has brought, with what it reads.")
    @APIResponse(responseCode = "200", description = "The connectors, by type.")
    Page<ConnectorView> connectors(
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "`next` of the page before.") @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("connectors/{type}")
    @Operation(
            operationId = "getConnector",
            summary = "Describes one connector, with the JSON Schema of its configuration.",
            description = "What definitions of sources may say in `config`, for forms and for checks.")
    @APIResponse(responseCode = "200", description = "The connector.")
    @APIResponse(responseCode = "404", description = "No plugin has brought such a connector.")
    ConnectorView connector(
            @Parameter(description = "The connector's type.", example = "csv") @PathParam("type") String type);
}
