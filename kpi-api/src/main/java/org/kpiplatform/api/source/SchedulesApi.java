package org.kpiplatform.api.source;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// When sources are synced by themselves. What the schedules are is part of their definitions.
@Path("/api/v1/sources/{source}/schedule")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources", description = "Where records come from.")
public interface SchedulesApi {

    @GET
    @Operation(
            operationId = "getSchedule",
            summary = "Tells when a source is synced next by itself, and why.",
            description = "The schedule itself is a part of the source's definition.")
    @APIResponse(responseCode = "200", description = "The next run, or why there is none.")
    @APIResponse(responseCode = "404", description = "There is no such source.")
    ScheduleView schedule(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source);

    @POST
    @Path("pause")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "pauseSchedule",
            summary = "Lets the schedule of a source rest.",
            description =
                    "It stays so until it is resumed, also where the schedule is changed. Runs that are asked for "
                            + "are not affected.")
    @APIResponse(responseCode = "200", description = "The schedule as it stands now.")
    @APIResponse(responseCode = "404", description = "There is no such source.")
    @APIResponse(responseCode = "409", description = "The source has no schedule.")
    ScheduleView pause(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source);

    @POST
    @Path("resume")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "resumeSchedule",
            summary = "Lets the schedule of a source go on.",
            description = "Times that were missed are made up for by one run, at once.")
    @APIResponse(responseCode = "200", description = "The schedule as it stands now.")
    @APIResponse(responseCode = "404", description = "There is no such source.")
    @APIResponse(responseCode = "409", description = "The source has no schedule.")
    ScheduleView resume(
            @Parameter(description = "The source's key.", example = "shop") @PathParam("source") String source);
}
