package org.kpiplatform.api.entry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;

/// Typing in values of metrics over streams of a source with `connector: entry`.
@Path("/api/v1/metrics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "entries", description = "Values that people type in, where no system has them.")
public interface EntriesApi {

    /// Who does it, as they say.
    String AUTHOR = "Kpi-Author";

    @PUT
    @Path("{key}/entries/{period}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "enterValue",
            summary = "Types in the value of a period.",
            description =
                    "It takes the place of the one before, which stays in the list. Where the source has `approval: required`, it waits "
                            + "until somebody else has approved it.")
    @APIResponse(responseCode = "200", description = "What was typed in.")
    @APIResponse(
            responseCode = "400",
            description = "The period is none of the grain that values are typed in for, or nobody says who types.")
    @APIResponse(responseCode = "404", description = "There is no such metric.")
    @APIResponse(responseCode = "409", description = "The metric's values are not typed in.")
    @APIResponse(responseCode = "422", description = "The value does not fit.")
    Entry enter(
            @Parameter(description = "The metric's key.", example = "satisfaction") @PathParam("key") String key,
            @Parameter(description = "The label of the period.", example = "2026-03") @PathParam("period")
                    String period,
            @Parameter(description = "Who types it in. There is no login yet: any name is believed.", example = "Ann")
                    @HeaderParam(AUTHOR)
                    @Nullable
                    String author,
            @NotNull NewEntry entry);

    @DELETE
    @Path("{key}/entries/{period}")
    @Operation(
            operationId = "withdrawValue",
            summary = "Withdraws the value of a period, which is missing from then on.",
            description = "What was typed in stays in the list. Where approval is required, so it is for this.")
    @APIResponse(responseCode = "200", description = "The entry that says so.")
    @APIResponse(responseCode = "404", description = "There is no such metric, or no value in that period and slice.")
    Entry withdraw(
            @Parameter(description = "The metric's key.", example = "satisfaction") @PathParam("key") String key,
            @Parameter(description = "The label of the period.", example = "2026-03") @PathParam("period")
                    String period,
            @Parameter(description = "The slice: `dimension=value`; repeatable.", example = "country=France")
                    @QueryParam("where")
                    List<String> where,
            @Parameter(description = "Why.", example = "Was that of April") @QueryParam("note") @Nullable String note,
            @Parameter(description = "Who withdraws it.", example = "Ann") @HeaderParam(AUTHOR) @Nullable
                    String author);

    @GET
    @Path("{key}/entries")
    @Operation(
            operationId = "listEntries",
            summary = "Lists what was typed in, the latest first.",
            description = "With everything that no longer counts, or never did.")
    @APIResponse(responseCode = "200", description = "The entries.")
    @APIResponse(responseCode = "404", description = "There is no such metric.")
    @APIResponse(responseCode = "409", description = "The metric's values are not typed in.")
    Page<Entry> entries(
            @Parameter(description = "The metric's key.", example = "satisfaction") @PathParam("key") String key,
            @Parameter(description = "Only those of this period.", example = "2026-03") @QueryParam("period") @Nullable
                    String period,
            @Parameter(description = "Only those in this state.", example = "pending") @QueryParam("state") @Nullable
                    EntryState state,
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "`next` of the page before.") @QueryParam("cursor") @Nullable String cursor);

    @POST
    @Path("{key}/entries/{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approveEntry",
            summary = "Approves a value, which counts from then on.",
            description = "Nobody approves what they have typed in themselves.")
    @APIResponse(responseCode = "200", description = "The entry.")
    @APIResponse(responseCode = "404", description = "There is no such metric or entry.")
    @APIResponse(responseCode = "409", description = "It does not wait for approval, or its author asks.")
    Entry approve(
            @Parameter(description = "The metric's key.", example = "satisfaction") @PathParam("key") String key,
            @Parameter(description = "The entry's id.", example = "7") @PathParam("id") long id,
            @Parameter(description = "Who approves it.", example = "Bob") @HeaderParam(AUTHOR) @Nullable String author,
            @NotNull NewVerdict verdict);

    @POST
    @Path("{key}/entries/{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectEntry",
            summary = "Rejects a value, which never counts.",
            description = "Its author may do so as well. The value before goes on to count.")
    @APIResponse(responseCode = "200", description = "The entry.")
    @APIResponse(responseCode = "404", description = "There is no such metric or entry.")
    @APIResponse(responseCode = "409", description = "It does not wait for approval.")
    Entry reject(
            @Parameter(description = "The metric's key.", example = "satisfaction") @PathParam("key") String key,
            @Parameter(description = "The entry's id.", example = "7") @PathParam("id") long id,
            @Parameter(description = "Who rejects it.", example = "Bob") @HeaderParam(AUTHOR) @Nullable String author,
            @NotNull NewVerdict verdict);
}
