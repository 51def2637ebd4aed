package org.kpiplatform.api.metric;

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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.domain.metric.MetricDefinition;

/// Measures over the records of one stream, and their values.
@Path("/api/v1/metrics")
@Tag(name = "metrics")
public interface MetricsApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listMetrics",
            summary = "List the metrics",
            description = "The definitions of all metrics in force, by key.")
    @APIResponse(responseCode = "200", description = "A page of definitions.")
    Page<MetricDefinition> list(
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
            operationId = "getMetric",
            summary = "Read a metric",
            description = "The definition in force, with its revision as the ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The definition.",
            content = @Content(schema = @Schema(implementation = MetricDefinition.class)))
    @APIResponse(responseCode = "304", description = "The revision of `If-None-Match` is still in force.")
    Response get(
            @Parameter(description = "The metric's key.", example = "gross_revenue") @PathParam("key") String key,
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
            operationId = "putMetric",
            summary = "Create or change a metric",
            description =
                    "Creates the metric, or changes the revision that `If-Match` names. Refused, with every reason,"
                            + " where the definition does not fit the others.")
    @APIResponse(
            responseCode = "200",
            description = "It was changed.",
            content = @Content(schema = @Schema(implementation = MetricDefinition.class)))
    @APIResponse(
            responseCode = "201",
            description = "It was created.",
            content = @Content(schema = @Schema(implementation = MetricDefinition.class)))
    Response put(
            @Parameter(description = "The metric's key.", example = "gross_revenue") @PathParam("key") String key,
            @NotNull MetricDefinition metric,
            @Parameter(description = "The ETag of the revision to change; `*` for whatever is in force.")
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @Parameter(description = "`*` to create only.") @HeaderParam("If-None-Match") @Nullable String ifNoneMatch);

    @DELETE
    @Path("{key}")
    @Operation(
            operationId = "retireMetric",
            summary = "Retire a metric",
            description = "Takes the definition out of force. Its history stays. Refused while others use it.")
    @APIResponse(responseCode = "204", description = "It is no longer in force.")
    void retire(
            @Parameter(description = "The metric's key.", example = "gross_revenue") @PathParam("key") String key,
            @Parameter(description = "The ETag of the revision to retire; `*` for whatever is in force.")
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch);

    @GET
    @Path("{key}/records")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listMetricRecords",
            summary = "Read the records behind a value",
            description =
                    "The records that a value of the metric was measured from, by key: those of the period, and of"
                            + " a stock those that are open at its end. A measure that counts entities has all records of the"
                            + " period here, also those that don't make their entity count. Of a stream without a time they are the"
                            + " records as they are now.")
    @APIResponse(responseCode = "200", description = "A page of records.")
    Page<Map<String, @Nullable Object>> records(
            @Parameter(description = "The metric's key.", example = "gross_revenue") @PathParam("key") String key,
            @Parameter(
                            description = "The period by label, or days as in `2011-03-01..2011-03-14`.",
                            example = "2011-03")
                    @QueryParam("period")
                    @NotNull
                    String period,
            @Parameter(
                            description = "Where its days begin: the zone of the KPI whose value is to be explained."
                                    + " The organisation's when left out.",
                            example = "America/New_York")
                    @QueryParam("zone")
                    @Nullable
                    String zone,
            @Parameter(
                            description = "`dimension=value`: only these records. Repeat it: values of one dimension"
                                    + " widen, other dimensions narrow. `dimension=` asks for records without a value.",
                            example = "country=France")
                    @QueryParam("where")
                    List<String> where,
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
                            description = "Refused, with a sentence: records are kept as they are now. What a value was"
                                    + " back then is kept, and can be asked for.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf);

    @GET
    @Path("{key}/series")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getMetricSeries",
            summary = "Read the values of a metric",
            description = "The metric over consecutive periods, in total or split by its dimensions. No records in a"
                    + " period that the source has delivered count as zero, or have no average; periods it has not"
                    + " delivered are missing.")
    @APIResponse(
            responseCode = "200",
            description = "The values, with an ETag that changes when they do.",
            content = @Content(schema = @Schema(implementation = Series.class)))
    @APIResponse(responseCode = "304", description = "They are what the ETag in `If-None-Match` stands for.")
    @SuppressWarnings("TooManyParameters") // the question as HTTP carries it
    Response series(
            @Parameter(description = "The metric's key.", example = "gross_revenue") @PathParam("key") String key,
            @Parameter(description = "The length of the periods; `total` for one from `from` through `to`.")
                    @QueryParam("grain")
                    @DefaultValue("month")
                    SeriesGrain grain,
            @Parameter(
                            description = "The first period, by label or by a day in it. Eleven periods before the last"
                                    + " one when left out.",
                            example = "2011-01")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            description = "The last period, by label or by a day in it. The last one that the"
                                    + " sources cover completely when left out.",
                            example = "2011-08")
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(description = "A dimension to split by; repeat it for several.", example = "country")
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
                                            + " an instant. Only what is published is known: totals of final periods, for the KPIs"
                                            + " that are computed from the metric. What is known now when left out.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf,
            @Parameter(description = "An ETag that is known already.") @HeaderParam("If-None-Match") @Nullable
                    String ifNoneMatch);
}
