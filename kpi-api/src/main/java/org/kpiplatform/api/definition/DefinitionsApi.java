package org.kpiplatform.api.definition;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Definitions as code.
@Path("/api/v1/definitions")
@Tag(name = "definitions")
public interface DefinitionsApi {

    /// The media type of YAML (RFC 9512).
    String YAML = "application/yaml";

    /// The media type of a JSON Schema.
    String JSON_SCHEMA = "application/schema+json";

    @POST
    @Path("plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "planDefinitions",
            summary = "Show what files would change",
            description = "Compares the definitions in the files with those in force, field by field, and changes"
                    + " nothing. Every mistake in every file is reported with its line and column.")
    @APIResponse(responseCode = "200", description = "What applying the files would do.")
    DefinitionPlan plan(@NotNull @Valid DefinitionFiles files);

    @POST
    @Path("apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "applyDefinitions",
            summary = "Make the definitions what files say",
            description = "Makes the change that a plan of the same files shows: all of it in one transaction, or"
                    + " nothing where anything is wrong. Applying the same files again changes nothing.")
    @APIResponse(responseCode = "200", description = "What was done.")
    DefinitionPlan apply(@NotNull @Valid DefinitionFiles files);

    @GET
    @Produces(YAML)
    @Operation(
            operationId = "exportDefinitions",
            summary = "Read all definitions as YAML",
            description = "All definitions in force as one YAML file that changes nothing when it is applied.")
    @APIResponse(responseCode = "200", description = "The definitions, one in each document.")
    String export(
            @Parameter(
                            description =
                                    "Those that were in force then: a day, which means its end in the organisation's zone, or"
                                            + " an instant. Those in force now when left out.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf);

    @GET
    @Path("schema")
    @Produces(JSON_SCHEMA)
    @Operation(
            operationId = "getDefinitionsSchema",
            summary = "Read the JSON Schema of definition files",
            description = "What editors need to complete and check definition files: begin a file with"
                    + " `# yaml-language-server: $schema=` and the URL of this resource.")
    @APIResponse(responseCode = "200", description = "A JSON Schema (2020-12).")
    String schema();
}
