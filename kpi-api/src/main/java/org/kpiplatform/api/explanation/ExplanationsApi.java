package org.kpiplatform.api.explanation;

import jakarta.validation.constraints.NotNull;
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

/// How a number came about.
@Path("/api/v1/kpis/{key}/explanation")
@Tag(name = "kpis")
public interface ExplanationsApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "explainKpi",
            summary = "Explain a value of a KPI",
            description = "How a value came about: the definitions' revisions, the formulas with the values of their"
                    + " inputs, the records that were measured and where to read them, the parts that each value is made of and the buckets that were merged, how far the sources have"
                    + " delivered, the sync run and the moment from which the value is known, and the rule that gave the"
                    + " status.")
    @APIResponse(responseCode = "200", description = "The explanation.")
    Explanation explain(
            @Parameter(description = "The KPI's key.", example = "average_order_value") @PathParam("key") String key,
            @Parameter(description = "The period, by label.", example = "2011-03") @QueryParam("period") @NotNull
                    String period,
            @Parameter(
                            description = "`dimension=value`: only this part. Repeat it: values of one dimension widen,"
                                    + " other dimensions narrow. `dimension=` asks for records without a value.",
                            example = "country=France")
                    @QueryParam("where")
                    List<String> where,
            @Parameter(
                            description =
                                    "What was known then: a day, which means its end in the organisation's zone, or"
                                            + " an instant. Only what is published is known: totals of final periods at the KPI's"
                                            + " own grain, and of KPIs the parts by the dimensions that `publish_by` names."
                                            + " Records are kept as they are now, so none are counted. What is known now when left out.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf);
}
