package org.kpiplatform.api.source;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.syncrun.SyncRun;

/// The streams of a source, with their records and what is in quarantine.
@Path("/api/v1/sources/{source}/streams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "streams", description = "The streams of a source, with their records and what is in quarantine.")
public interface StreamsApi {

    @GET
    @Operation(
            operationId = "listStreams",
            summary = "Lists the streams of a source.",
            description = "Every stream of the source, as defined and as read so far.")
    @APIResponse(responseCode = "200", description = "The streams, by key.")
    @APIResponse(responseCode = "404", description = "There is no such source.")
    Page<StreamView> streams(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "`next` of the page before.") @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("{stream}")
    @Operation(
            operationId = "getStream",
            summary = "Describes a stream: fields, key, records, coverage.",
            description = "The fields with the types that are pinned, and how far the records are complete.")
    @APIResponse(responseCode = "200", description = "The stream.")
    @APIResponse(responseCode = "404", description = "There is no such source or stream.")
    StreamView stream(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The stream's key.", example = "orders") @PathParam("stream") String stream);

    @GET
    @Path("{stream}/records")
    @Operation(
            operationId = "listRecords",
            summary = "Reads the records of a stream, in the order of their key.",
            description = "Each is an object with a property for each field, null where it has no value.")
    @APIResponse(responseCode = "200", description = "The records.")
    @APIResponse(responseCode = "404", description = "There is no such source or stream.")
    Page<Map<String, @Nullable Object>> records(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The stream's key.", example = "orders") @PathParam("stream") String stream,
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "`next` of the page before.") @QueryParam("cursor") @Nullable String cursor);

    @DELETE
    @Path("{stream}/records")
    @Operation(
            operationId = "deleteRecords",
            summary =
                    "Forgets all that was read of a stream: records, fields, key, quarantine, and how far it was read.",
            description = "The next sync reads everything again. Records that the source no longer has are lost.")
    @APIResponse(responseCode = "204", description = "Forgotten.")
    @APIResponse(responseCode = "404", description = "There is no such stream, defined or read.")
    @APIResponse(responseCode = "409", description = "The source is being synced.")
    void forget(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The stream's key.", example = "orders") @PathParam("stream") String stream);

    @GET
    @Path("{stream}/quarantine")
    @Operation(
            operationId = "listQuarantine",
            summary = "Lists the rows of a stream that could not become records.",
            description =
                    "A file that is read again replaces what was here of it. At most 10,000 rows of a run are kept.")
    @APIResponse(responseCode = "200", description = "The rows, in the order they were put here.")
    @APIResponse(responseCode = "404", description = "There is no such source or stream.")
    Page<QuarantinedRow> quarantine(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The stream's key.", example = "orders") @PathParam("stream") String stream,
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "`next` of the page before.") @QueryParam("cursor") @Nullable String cursor);

    @POST
    @Path("{stream}/quarantine/replay")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "replayQuarantine",
            summary = "Tries the rows in quarantine again, after the definition was mended.",
            description =
                    "Starts a sync run that reads everything of the stream: what can be read now becomes a record and leaves "
                            + "quarantine, and so does what is not there any more. Records are not deleted by it.")
    @APIResponse(
            responseCode = "202",
            description = "The run waits for its turn or is at work.",
            headers =
                    @Header(
                            name = "Location",
                            description = "The run.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = SyncRun.class)))
    @APIResponse(responseCode = "404", description = "There is no such source or stream.")
    @APIResponse(responseCode = "409", description = "The source is being synced, or nothing is in quarantine.")
    Response replay(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The stream's key.", example = "orders") @PathParam("stream") String stream);
}
