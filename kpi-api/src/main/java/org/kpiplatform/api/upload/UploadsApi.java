package org.kpiplatform.api.upload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;

/// Sending files to a source whose definition says `folder: <uploaded>`.
@Path("/api/v1/sources/{source}/files")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "files", description = "Sending files to the service for a source to read.")
public interface UploadsApi {

    /// The header in which people say who they are.
    String AUTHOR = "Kpi-Author";

    @GET
    @Operation(
            operationId = "listFiles",
            summary = "Lists the files that were sent for a source.",
            description = "Those that its next sync finds, by name.")
    @APIResponse(responseCode = "200", description = "The files.")
    @APIResponse(responseCode = "404", description = "There is no such source.")
    Page<UploadedFile> files(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "`next` of the page before.") @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("{name}")
    @Operation(
            operationId = "getFile",
            summary = "Says what is known of a file.",
            description = "Its size, its hash and when it came; not its content, which the source's records show.")
    @APIResponse(responseCode = "200", description = "The file.")
    @APIResponse(responseCode = "404", description = "There is no such source or file.")
    UploadedFile file(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The file's name.", example = "orders-2011-03.csv") @PathParam("name")
                    String name);

    @PUT
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "putFile",
            summary = "Sends a file, which takes the place of the one by that name.",
            description =
                    "The body is the file, byte by byte, plain or as a .gz file; no form. It counts once all of it has come: what is "
                            + "broken off leaves the file before as it was. The next sync reads it; a sync that is at work goes on "
                            + "with the files that it found.")
    @APIResponse(
            responseCode = "200",
            description = "It has taken the place of the one before.",
            content = @Content(schema = @Schema(implementation = UploadedFile.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new.",
            content = @Content(schema = @Schema(implementation = UploadedFile.class)))
    @APIResponse(responseCode = "400", description = "No file may have this name, or the body ended too early.")
    @APIResponse(responseCode = "404", description = "There is no such source.")
    @APIResponse(responseCode = "409", description = "The source does not read files that are sent.")
    @APIResponse(responseCode = "413", description = "The file is larger than `kpi.request.largest-upload`.")
    @APIResponse(responseCode = "415", description = "The body is a form, or encoded on the way.")
    @APIResponse(
            responseCode = "429",
            description = "Too many files are coming. Nothing was read; send it again after `Retry-After` seconds.",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "In seconds.",
                            schema = @Schema(implementation = Integer.class)))
    Response put(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(
                            description =
                                    "Up to 120 letters of the English alphabet, digits, blanks and . _ - + ( ), a letter or digit first.",
                            example = "orders-2011-03.csv")
                    @PathParam("name")
                    String name,
            @Parameter(description = "Who sends it. Any name is believed.", example = "Ann")
                    @HeaderParam(AUTHOR)
                    @Nullable
                    String author,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body);

    @DELETE
    @Path("{name}")
    @Operation(
            operationId = "deleteFile",
            summary = "Deletes a file.",
            description = "Records that were read from it stay.")
    @APIResponse(responseCode = "204", description = "It is gone.")
    @APIResponse(responseCode = "404", description = "There is no such source or file.")
    void delete(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source,
            @Parameter(description = "The file's name.", example = "orders-2011-03.csv") @PathParam("name")
                    String name);
}
