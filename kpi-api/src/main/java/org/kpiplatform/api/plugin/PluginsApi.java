package org.kpiplatform.api.plugin;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What is installed, and how that is changed.
@Path("/api/v1/plugins")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "plugins",
        description = "The plugins that connectors come from: what is installed, and how that is changed.")
public interface PluginsApi {

    @GET
    @Operation(
            operationId = "listPlugins",
            summary = "Lists the plugins, and why some can not be used.",
            description =
                    "Every plugin of the folder, and versions that were replaced or removed and are not gone yet.")
    @APIResponse(responseCode = "200", description = "The plugins, by name.")
    List<PluginView> plugins();

    @POST
    @Consumes({"application/octet-stream", "application/zip", "application/java-archive"})
    @Operation(
            operationId = "installPlugin",
            summary = "Installs a plugin from its jar, or from a zip of its jars.",
            description = "A plugin is code that runs in the service: off unless the service was started with "
                    + "`kpi.plugins.install=true`.")
    @APIResponse(
            responseCode = "201",
            description = "It is in use.",
            content = @Content(schema = @Schema(implementation = PluginView.class)))
    @APIResponse(responseCode = "403", description = "Installing is off.")
    @APIResponse(responseCode = "409", description = "There is a plugin of that name.")
    @APIResponse(responseCode = "422", description = "It can not be used; nothing has changed.")
    Response install(
            @Parameter(
                            description = "The name that it gets: a word of letters, digits, `_` and `-`.",
                            example = "rivers")
                    @QueryParam("name")
                    @Nullable
                    String name,
            @RequestBody(
                            description = "The bytes of the jar or zip.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream archive);

    @PUT
    @Path("{name}")
    @Consumes({"application/octet-stream", "application/zip", "application/java-archive"})
    @Operation(
            operationId = "upgradePlugin",
            summary = "Puts another version in the place of a plugin.",
            description =
                    "Syncs that run finish on the old version. Where the new one can not be used, the old one stays.")
    @APIResponse(responseCode = "200", description = "The new version is in use.")
    @APIResponse(responseCode = "403", description = "Installing is off.")
    @APIResponse(responseCode = "404", description = "There is no such plugin.")
    @APIResponse(responseCode = "422", description = "It can not be used; nothing has changed.")
    PluginView upgrade(
            @Parameter(description = "The plugin's name.", example = "rivers") @PathParam("name") String name,
            @RequestBody(
                            description = "The bytes of the jar or zip.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream archive);

    @DELETE
    @Path("{name}")
    @Operation(
            operationId = "removePlugin",
            summary = "Removes a plugin from the folder and from use.",
            description = "Syncs that run finish. Where sources use it, `force` is needed; their syncs fail then.")
    @APIResponse(responseCode = "204", description = "It is out of use.")
    @APIResponse(responseCode = "403", description = "Installing is off.")
    @APIResponse(responseCode = "404", description = "There is no such plugin.")
    @APIResponse(responseCode = "409", description = "Sources use it.")
    void remove(
            @Parameter(description = "The plugin's name.", example = "rivers") @PathParam("name") String name,
            @Parameter(description = "Whether it goes although sources use it.")
                    @QueryParam("force")
                    @DefaultValue("false")
                    boolean force);

    @POST
    @Path("rescan")
    @Operation(
            operationId = "rescanPlugins",
            summary = "Looks what has changed in the plugins folder, and follows it.",
            description = "What is the same is left alone. Syncs that run finish on the version that they began with.")
    @APIResponse(responseCode = "200", description = "What has changed.")
    PluginRescan rescan();
}
