package org.kpiplatform.api.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;

/// The calendars that values are reported by.
@Path("/api/v1/calendars")
@Tag(name = "calendars")
public interface CalendarsApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listCalendars",
            summary = "List the calendars",
            description = "The definitions of all calendars in force, by key, with the built-in `iso` among them.")
    @APIResponse(responseCode = "200", description = "A page of definitions.")
    Page<CalendarDefinition> list(
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before; leave it out to begin.")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor,
            @Parameter(
                            description =
                                    "Those that were in force then: a day, which means its end in the organisation's zone, or"
                                            + " an instant. Those in force now when left out.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf);

    @GET
    @Path("{key}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getCalendar",
            summary = "Read a calendar",
            description = "The definition in force, with its revision as the ETag. The built-in `iso` has none until it"
                    + " is given working days.")
    @APIResponse(
            responseCode = "200",
            description = "The definition.",
            content = @Content(schema = @Schema(implementation = CalendarDefinition.class)))
    @APIResponse(responseCode = "304", description = "The revision of `If-None-Match` is still in force.")
    Response get(
            @Parameter(description = "The calendar's key.", example = "iso") @PathParam("key") String key,
            @Parameter(
                            description =
                                    "The definition that was in force then: a day, which means its end in the organisation's zone, or"
                                            + " an instant. The one in force now when left out.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf,
            @Parameter(description = "An ETag that is known already.") @HeaderParam("If-None-Match") @Nullable
                    String ifNoneMatch);

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putCalendar",
            summary = "Create or change a calendar",
            description = "Creates the calendar, or changes the revision that `If-Match` names. The KPIs that are"
                    + " reported by it are published anew by its periods; what was reported before stays.")
    @APIResponse(
            responseCode = "200",
            description = "It was changed.",
            content = @Content(schema = @Schema(implementation = CalendarDefinition.class)))
    @APIResponse(
            responseCode = "201",
            description = "It was created.",
            content = @Content(schema = @Schema(implementation = CalendarDefinition.class)))
    Response put(
            @Parameter(description = "The calendar's key.", example = "iso") @PathParam("key") String key,
            @NotNull CalendarDefinition calendar,
            @Parameter(description = "The ETag of the revision to change; `*` for whatever is in force.")
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @Parameter(description = "`*` to create only.") @HeaderParam("If-None-Match") @Nullable String ifNoneMatch);

    @DELETE
    @Path("{key}")
    @Operation(
            operationId = "retireCalendar",
            summary = "Retire a calendar",
            description =
                    "Takes the definition out of force. Its history stays. Refused while KPIs are reported by it.")
    @APIResponse(responseCode = "204", description = "It is no longer in force.")
    void retire(
            @Parameter(description = "The calendar's key.", example = "iso") @PathParam("key") String key,
            @Parameter(description = "The ETag of the revision to retire; `*` for whatever is in force.")
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch);

    @GET
    @Path("{key}/periods")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listPeriods",
            summary = "List the periods of a calendar",
            description = "Which days make which period, what it is called, how many working days it has, and which"
                    + " period of last year it is compared with.")
    @APIResponse(responseCode = "200", description = "The periods.")
    CalendarPeriods periods(
            @Parameter(description = "The calendar's key.", example = "iso") @PathParam("key") String key,
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
                    String to,
            @Parameter(
                            description = "By the calendar that was in force then: a day, which means its end in the"
                                    + " organisation's zone, or an instant. By the one in force now when left out.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf);
}
