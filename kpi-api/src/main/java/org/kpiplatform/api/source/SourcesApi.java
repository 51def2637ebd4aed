package org.kpiplatform.api.source;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.domain.source.SourceDefinition;

/// The sources of records.
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "sources", description = "Where records come from.")
public interface SourcesApi {

    @GET
    @Operation(
            operationId = "listSources",
            summary = "Lists the sources, with what they hold and how they are doing.",
            description = "Every source in force, with its streams, their records and the latest run.")
    @APIResponse(responseCode = "200", description = "The sources, by key.")
    Page<SourceSummary> sources(
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "`next` of the page before.") @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("{source}")
    @Operation(
            operationId = "getSource",
            summary = "Returns the definition of a source.",
            description = "The definition in force, with its revision as the ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The definition in force.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its revision.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = SourceDefinition.class)))
    @APIResponse(responseCode = "304", description = "It is still the revision that `If-None-Match` names.")
    @APIResponse(responseCode = "404", description = "There is no such source.")
    Response source(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The ETag of a copy at hand.") @HeaderParam("If-None-Match") @Nullable
                    String ifNoneMatch);

    @PUT
    @Path("{source}")
    @Operation(
            operationId = "putSource",
            summary = "Creates or changes a source.",
            description =
                    "Records that were read stay. A change that they do not fit, such as another key of a stream, "
                            + "is refused; delete the stream's records first.")
    @APIResponse(
            responseCode = "200",
            description = "Changed.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its revision.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = SourceDefinition.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its revision.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = SourceDefinition.class)))
    @APIResponse(responseCode = "409", description = "The records that were read do not fit the change.")
    @APIResponse(responseCode = "412", description = "`If-Match` names a revision that is not in force.")
    @APIResponse(responseCode = "422", description = "The definition does not hold together.")
    @APIResponse(responseCode = "428", description = "The source exists, and `If-Match` is missing.")
    Response put(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The ETag of the revision to change.") @HeaderParam("If-Match") @Nullable
                    String ifMatch,
            @Parameter(description = "`*` to create only.") @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull SourceDefinition definition);

    @DELETE
    @Path("{source}")
    @Operation(
            operationId = "retireSource",
            summary = "Retires a source.",
            description = "It is not synced any more. Its records stay: a source that is defined again by the same key "
                    + "goes on where it stopped.")
    @APIResponse(responseCode = "204", description = "Retired.")
    @APIResponse(responseCode = "404", description = "There is no such source.")
    @APIResponse(responseCode = "409", description = "Metrics still use it.")
    @APIResponse(responseCode = "412", description = "`If-Match` names a revision that is not in force.")
    @APIResponse(responseCode = "428", description = "`If-Match` is missing.")
    void retire(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The ETag of the revision to retire.") @HeaderParam("If-Match") @Nullable
                    String ifMatch);

    @POST
    @Path("{source}/check")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "checkSource",
            summary = "Tries whether the source can be read as it is configured.",
            description = "Opens the source and looks at it as a sync would, and reads no record.")
    @APIResponse(responseCode = "200", description = "The answer, be it yes or no.")
    @APIResponse(responseCode = "404", description = "There is no such source.")
    CheckReport check(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source);
}
