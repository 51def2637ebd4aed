package org.kpiplatform.api.calendar;

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
import org.kpiplatform.domain.calendar.Grain;

/// The calendars that values are reported by.
@Path("/api/v1/calendars")
@Tag(name = "calendars")
public interface CalendarsApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listCalendars",
            summary = "List the calendars",
            description = "The calendars that the organisation has configured, which of them it usually reports by, and"
                    + " the zone that its days are cut in.")
    @APIResponse(responseCode = "200", description = "The calendars.")
    OrganisationCalendars list();

    @GET
    @Path("{calendar}/periods")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listPeriods",
            summary = "List the periods of a calendar",
            description = "Which days make which period, what it is called, how many working days it has, and which"
                    + " period of last year it is compared with.")
    @APIResponse(responseCode = "200", description = "The periods.")
    CalendarPeriods periods(
            @Parameter(description = "The calendar's name.", example = "iso") @PathParam("calendar") String calendar,
            @Parameter(description = "The length of the periods.") @QueryParam("grain") @DefaultValue("month")
                    Grain grain,
            @Parameter(
                            description = "The first period, by label or by a day in it. Eleven periods before the last"
                                    + " one when left out.",
                            example = "2011-01")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            description = "The last period, by label or by a day in it. The present one when left out.",
                            example = "2011-12")
                    @QueryParam("to")
                    @Nullable
                    String to);
}
