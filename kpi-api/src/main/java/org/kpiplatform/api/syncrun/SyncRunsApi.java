package org.kpiplatform.api.syncrun;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/// Reading what is new from sources.
@Path("/api/v1/sync-runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "sync runs", description = "Reading what is new from sources.")
public interface SyncRunsApi {

    @POST
    @Operation(
            operationId = "startSyncRun",
            summary = "Starts to sync a source.",
            description =
                    "Returns at once; ask the run in `Location` how it is getting on. With `full` it reads everything "
                            + "that exists, and deletes the records that it has not met once it has reached the end of a stream.")
    @APIResponse(
            responseCode = "202",
            description = "The run waits for its turn or is at work.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The run.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = SyncRun.class)))
    @APIResponse(responseCode = "409", description = "The source is being synced already; the detail names the run.")
    @APIResponse(responseCode = "422", description = "There is no such source, or no such stream in it.")
    Response start(@NotNull @Valid NewSyncRun run);

    @GET
    @Operation(
            operationId = "listSyncRuns",
            summary = "Lists sync runs, the latest first.",
            description = "Runs stay listed after they have ended, with what they read and why they failed.")
    @APIResponse(responseCode = "200", description = "The runs.")
    Page<SyncRun> runs(
            @Parameter(description = "Only the runs of this source.", example = "shop") @QueryParam("source") @Nullable
                    String source,
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "`next` of the page before.") @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("{run}")
    @Operation(
            operationId = "getSyncRun",
            summary = "Returns a sync run, with its progress while it is at work.",
            description = "What was read, added, changed and put in quarantine so far, by stream as well.")
    @APIResponse(responseCode = "200", description = "The run.")
    @APIResponse(responseCode = "404", description = "There is no such run.")
    SyncRun run(@Parameter(description = "The run's id.", example = "12") @PathParam("run") long run);

    @POST
    @Path("{run}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "cancelSyncRun",
            summary = "Asks a sync run to stop.",
            description =
                    "It stops after the batch at hand and becomes `interrupted`, on whichever service node it is. What it "
                            + "has committed stays, and the next run goes on after it.")
    @APIResponse(
            responseCode = "202",
            description = "It will stop.",
            content = @Content(schema = @Schema(implementation = SyncRun.class)))
    @APIResponse(responseCode = "404", description = "There is no such run.")
    @APIResponse(responseCode = "409", description = "It is over already.")
    Response cancel(@Parameter(description = "The run's id.", example = "12") @PathParam("run") long run);
}
