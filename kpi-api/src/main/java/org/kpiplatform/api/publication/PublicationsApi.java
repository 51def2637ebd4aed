package org.kpiplatform.api.publication;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/// What was reported when.
@Path("/api/v1")
@Tag(name = "publications")
public interface PublicationsApi {

    @GET
    @Path("published-values")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listPublishedValues",
            summary = "Read everything that was reported of one period",
            description = "All values that a metric or KPI ever had for a final period, in the order in which they"
                    + " were published. The last one is what people know now.")
    @APIResponse(responseCode = "200", description = "The values; none before the period is final.")
    List<PublishedValue> values(
            @Parameter(description = "Of the metric or KPI.", example = "average_order_value")
                    @QueryParam("key")
                    @NotNull
                    String key,
            @Parameter(description = "The period, by label.", example = "2011-03") @QueryParam("period") @NotNull
                    String period);

    @GET
    @Path("restatements")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listRestatements",
            summary = "List the restatements",
            description = "Published values that took the place of others, the latest first.")
    @APIResponse(responseCode = "200", description = "A page of restatements.")
    Page<Restatement> restatements(
            @Parameter(description = "Of this metric or KPI only.", example = "average_order_value")
                    @QueryParam("key")
                    @Nullable
                    String key,
            @Parameter(description = "The most items to return.")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    int limit,
            @Parameter(description = "The `next` of the page before; leave it out to begin.")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor);
}
