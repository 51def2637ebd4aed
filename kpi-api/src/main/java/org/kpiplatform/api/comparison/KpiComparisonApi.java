package org.kpiplatform.api.comparison;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.comparison.ComparedWith;
import org.kpiplatform.domain.comparison.ToDateRule;

/// A KPI in a period that may still be running, beside as much of an earlier one.
@Path("/api/v1/kpis/{key}/comparison")
@Tag(name = "kpis")
public interface KpiComparisonApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "compareKpi",
            summary = "Compare a KPI with an earlier period",
            description = "The KPI in a period as far as all of its sources have delivered it, and in as many days of"
                    + " an earlier period by the rule. A part of a period is never compared with a whole one.")
    @APIResponse(responseCode = "200", description = "The two values, and which days they are of.")
    @SuppressWarnings("TooManyParameters") // the question as HTTP carries it
    PeriodComparison compare(
            @Parameter(description = "The KPI's key.", example = "average_order_value") @PathParam("key") String key,
            @Parameter(description = "The length of the periods; the KPI's own when left out.")
                    @QueryParam("grain")
                    @Nullable
                    Grain grain,
            @Parameter(
                            description = "The period, by label or by a day in it. The one that holds the last day"
                                    + " delivered when left out.",
                            example = "2011-03")
                    @QueryParam("period")
                    @Nullable
                    String period,
            @Parameter(description = "How many days of each period count.")
                    @QueryParam("rule")
                    @DefaultValue("same_elapsed_days")
                    ToDateRule rule,
            @Parameter(description = "The earlier period.") @QueryParam("with") @DefaultValue("previous_period")
                    ComparedWith with,
            @Parameter(
                            description = "A dimension to split by; repeat it for several. Slices are shown beside the"
                                    + " total, in the same days.",
                            example = "country")
                    @QueryParam("by")
                    List<String> by,
            @Parameter(
                            description = "`dimension=value`: only these records count. Repeat it: values of one"
                                    + " dimension widen, other dimensions narrow. `dimension=` asks for records"
                                    + " without a value.",
                            example = "country=France")
                    @QueryParam("where")
                    List<String> where,
            @Parameter(
                            description =
                                    "What was known then: a day, which means its end in the organisation's zone, or"
                                            + " an instant. Only what is published is known: whole final periods at the KPI's"
                                            + " own grain. What is known now when left out.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf);
}
