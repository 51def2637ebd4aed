package org.kpiplatform.api.metric;

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

/// What sync runs did to metrics.
@Path("/api/v1/sync-runs/{id}/changes")
@Tag(name = "sync runs")
public interface BucketChangesApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listBucketChanges",
            summary = "List what a sync run changed",
            description =
                    "The days and slices of metrics that the run gave another value, so that a corrected row shows"
                            + " exactly what it touched. The first 5,000 of a run are kept; the run itself says how many there"
                            + " were. Metrics that were computed for the first time are only counted.")
    @APIResponse(responseCode = "200", description = "A page of changes, by metric, day and slice.")
    Page<BucketChange> list(
            @Parameter(description = "The run's number.", example = "42") @PathParam("id") long id,
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before; leave it out to begin.")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor);
}
