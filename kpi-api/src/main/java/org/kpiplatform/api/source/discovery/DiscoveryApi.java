package org.kpiplatform.api.source.discovery;

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

/// What there is to read at a source, for whoever is about to define its streams.
@Path("/api/v1/sources/{source}/discovered-streams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources", description = "Where records come from.")
public interface DiscoveryApi {

    @GET
    @Operation(
            operationId = "discoverStreams",
            summary = "Lists the streams that a source has now, defined or not.",
            description =
                    "Asks the source itself, which takes as long as it takes to answer. A source needs no `streams` in its "
                            + "definition for this.")
    @APIResponse(responseCode = "200", description = "The streams, by name.")
    @APIResponse(responseCode = "404", description = "There is no such source.")
    @APIResponse(responseCode = "409", description = "The source can not be read as it is configured.")
    @APIResponse(responseCode = "503", description = "The source does not answer at the moment.")
    Page<DiscoveredStream> streams(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "`next` of the page before.") @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("{stream}/sample")
    @Operation(
            operationId = "sampleStream",
            summary = "Reads some records of a stream, without storing them.",
            description = "Whichever the source hands out soonest, converted as a sync would convert them.")
    @APIResponse(responseCode = "200", description = "The records, and the rows that could not become any.")
    @APIResponse(responseCode = "404", description = "There is no such source, or it has no such stream.")
    @APIResponse(responseCode = "409", description = "The source can not be read as it is configured.")
    @APIResponse(responseCode = "503", description = "The source does not answer at the moment.")
    StreamSample sample(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The stream, as discovered.", example = "orders") @PathParam("stream")
                    String stream,
            @Parameter(description = "The most rows to read.")
                    @QueryParam("limit")
                    @DefaultValue("20")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit);
}
