package org.kpiplatform.api.push;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Sending records to a stream of a source with `connector: push`.
@Path("/api/v1/sources/{source}/streams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "push", description = "Sending records to the service, instead of having them read.")
public interface PushApi {

    /// A record a line.
    String NDJSON = "application/x-ndjson";

    /// One event of CloudEvents 1.0.
    String EVENT = "application/cloudevents+json";

    /// An array of such events.
    String EVENTS = "application/cloudevents-batch+json";

    @POST
    @Path("{stream}/records")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "pushRecords",
            summary = "Takes records of a stream, all or none.",
            description =
                    "A record that is there already by its key is replaced; the same record again changes nothing. Records that do "
                            + "not fit the stream go to quarantine and do not keep the others out. A body that is not of its "
                            + "format is refused as a whole. `{\"operation\": \"delete\", \"key\": {…}}` in the place of a record "
                            + "removes one, and so does an event whose type ends in `deleted`. An event comes structured, or "
                            + "in the binary mode with `ce-` headers and the record as its body.")
    @APIResponse(
            responseCode = "200",
            description = "Taken.",
            headers =
                    @Header(
                            name = "Idempotency-Replayed",
                            description =
                                    "`true` where the same was taken before, and this is the answer of that time.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = PushReceipt.class)))
    @APIResponse(responseCode = "400", description = "The body is not of its format; says at which line and column.")
    @APIResponse(responseCode = "404", description = "There is no such source or stream.")
    @APIResponse(responseCode = "409", description = "The source is not one that records are pushed to.")
    @APIResponse(responseCode = "413", description = "The body is larger than `kpi.request.largest-push`.")
    @APIResponse(responseCode = "415", description = "Records do not come in this media type.")
    @APIResponse(responseCode = "422", description = "The `Idempotency-Key` was used for another body.")
    @APIResponse(
            responseCode = "429",
            description = "Too many pushes are at work. Nothing was read; send it again after `Retry-After` seconds.",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "In seconds.",
                            schema = @Schema(implementation = Integer.class)))
    Response push(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The stream's key.", example = "orders") @PathParam("stream") String stream,
            @Parameter(
                            description =
                                    "Any text of at most 200 characters, a new one for each body: sent again, it gets the same answer and changes nothing.")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @Parameter(
                            description = "The instant before which everything has come with this push.",
                            example = "2026-03-01T10:00:00Z")
                    @HeaderParam("Complete-Through")
                    @Nullable
                    String completeThrough,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Object[].class)),
                                @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)),
                                @Content(mediaType = EVENT, schema = @Schema(implementation = Object.class)),
                                @Content(mediaType = EVENTS, schema = @Schema(implementation = Object[].class))
                            })
                    InputStream body);

    @PUT
    @Path("{stream}/coverage")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putCoverage",
            summary = "Says until when the records of a pushed stream are complete.",
            description =
                    "A heartbeat for senders that have nothing to send: without one, a stream counts as complete until its latest "
                            + "record. It only ever moves forward; the answer says where it is.")
    @APIResponse(responseCode = "200", description = "For which time the stream is complete now.")
    @APIResponse(responseCode = "404", description = "There is no such source or stream.")
    @APIResponse(responseCode = "409", description = "The source is not one that records are pushed to.")
    @APIResponse(responseCode = "422", description = "The time has not come yet, or ends before it begins.")
    StreamCoverage cover(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The stream's key.", example = "orders") @PathParam("stream") String stream,
            @NotNull StreamCoverage coverage);
}
