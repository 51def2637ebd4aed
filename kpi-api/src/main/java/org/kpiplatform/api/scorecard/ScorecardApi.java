package org.kpiplatform.api.scorecard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Many KPIs in one answer, computed together.
@Path("/api/v1/scorecard")
@Tag(name = "kpis")
public interface ScorecardApi {

    /// The most KPIs in one answer.
    int MOST_KPIS = 500;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getScorecard",
            summary = "Read many KPIs at once",
            description = "A row for each KPI, in the order in which they are named: its value in a period of its own"
                    + " grain, the one before, and its status against its target.")
    @APIResponse(
            responseCode = "200",
            description = "The rows, with an ETag that changes when anything in them does.",
            content = @Content(schema = @Schema(implementation = Scorecard.class)))
    @APIResponse(responseCode = "304", description = "They are what the ETag in `If-None-Match` stands for.")
    Response scorecard(
            @Parameter(
                            description = "A KPI's key; repeat it for up to 500. All KPIs with a target, by key, when"
                                    + " left out.",
                            example = "net_revenue")
                    @QueryParam("kpi")
                    List<String> kpi,
            @Parameter(
                            description = "The period, by label or by a day in it; a KPI of another grain is shown in"
                                    + " its own period that holds the last day of this one. The last one that all"
                                    + " sources behind a KPI cover completely when left out.",
                            example = "2011-03")
                    @QueryParam("period")
                    @Nullable
                    String period,
            @Parameter(
                            description =
                                    "What was known then: a day, which means its end in the organisation's zone, or"
                                            + " an instant. Only what is published is known: final periods. KPIs and targets are those of back then."
                                            + " What is known now when left out.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf,
            @Parameter(description = "An ETag that is known already.") @HeaderParam("If-None-Match") @Nullable
                    String ifNoneMatch);
}
