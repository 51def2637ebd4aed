package org.kpiplatform.api.preset;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.api.page.Page;

/// Ready definitions of known systems.
@Path("/api/v1/presets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "presets", description = "Ready definitions of known systems, which plugins bring.")
public interface PresetsApi {

    @GET
    @Operation(
            operationId = "listPresets",
            summary = "List the presets",
            description = "Ready definitions of known systems: a source, metrics and KPIs, and what each asks for.")
    @APIResponse(responseCode = "200", description = "The presets, by name.")
    Page<PresetView> presets(
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
            operationId = "getPreset",
            summary = "Describe a preset",
            description = "What it defines and what it asks for.")
    @APIResponse(responseCode = "200", description = "The preset.")
    PresetView preset(
            @Parameter(description = "The preset's name.", example = "github_issues") @PathParam("name") String name);

    @POST
    @Path("{name}/definitions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "fillPreset",
            summary = "Make definitions of a preset",
            description = "Fills in what the preset asks for and answers the definitions, ready to be planned and"
                    + " applied. Changes nothing.")
    @APIResponse(responseCode = "200", description = "The definitions, as one file.")
    DefinitionFiles definitions(
            @Parameter(description = "The preset's name.", example = "github_issues") @PathParam("name") String name,
            @NotNull @Valid PresetFilling filling);
}
