package org.kpiplatform.api.kpi;

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
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// Governed formulas over metrics, their values and what these are made of.
@Path("/api/v1/kpis")
@Tag(name = "kpis")
public interface KpisApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listKpis",
            summary = "List the KPIs",
            description = "The definitions of all KPIs in force, by key.")
    @APIResponse(responseCode = "200", description = "A page of definitions.")
    Page<KpiDefinition> list(
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
            operationId = "getKpi",
            summary = "Read a KPI",
            description = "The definition in force, with its revision as the ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The definition.",
            content = @Content(schema = @Schema(implementation = KpiDefinition.class)))
    @APIResponse(responseCode = "304", description = "The revision of `If-None-Match` is still in force.")
    Response get(
            @Parameter(description = "The KPI's key.", example = "average_order_value") @PathParam("key") String key,
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
            operationId = "putKpi",
            summary = "Create or change a KPI",
            description = "Creates the KPI, or changes the revision that `If-Match` names. Refused, with every reason,"
                    + " where the definition does not fit the others.")
    @APIResponse(
            responseCode = "200",
            description = "It was changed.",
            content = @Content(schema = @Schema(implementation = KpiDefinition.class)))
    @APIResponse(
            responseCode = "201",
            description = "It was created.",
            content = @Content(schema = @Schema(implementation = KpiDefinition.class)))
    Response put(
            @Parameter(description = "The KPI's key.", example = "average_order_value") @PathParam("key") String key,
            @NotNull KpiDefinition kpi,
            @Parameter(description = "The ETag of the revision to change; `*` for whatever is in force.")
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @Parameter(description = "`*` to create only.") @HeaderParam("If-None-Match") @Nullable String ifNoneMatch);

    @DELETE
    @Path("{key}")
    @Operation(
            operationId = "retireKpi",
            summary = "Retire a KPI",
            description = "Takes the definition out of force. Its history stays. Refused while others use it.")
    @APIResponse(responseCode = "204", description = "It is no longer in force.")
    void retire(
            @Parameter(description = "The KPI's key.", example = "average_order_value") @PathParam("key") String key,
            @Parameter(description = "The ETag of the revision to retire; `*` for whatever is in force.")
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch);

    @GET
    @Path("{key}/series")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getKpiSeries",
            summary = "Read the values of a KPI",
            description = "The KPI over consecutive periods, in total or split by dimensions that all of its inputs"
                    + " have. Every value is computed from the inputs of its own period and slice.")
    @APIResponse(
            responseCode = "200",
            description = "The values, with an ETag that changes when they do.",
            content = @Content(schema = @Schema(implementation = Series.class)))
    @APIResponse(responseCode = "304", description = "They are what the ETag in `If-None-Match` stands for.")
    @SuppressWarnings("TooManyParameters") // the question as HTTP carries it
    Response series(
            @Parameter(description = "The KPI's key.", example = "average_order_value") @PathParam("key") String key,
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
                                            + " an instant. Only what is published is known: final periods at the KPI's own"
                                            + " grain, in total and by the dimensions in `publish_by`. What is known now when left out.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf,
            @Parameter(description = "An ETag that is known already.") @HeaderParam("If-None-Match") @Nullable
                    String ifNoneMatch);

    @GET
    @Path("{key}/tree")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getKpiTree",
            summary = "Read the tree of a KPI",
            description = "The KPI in one period and everything its value is made of: each node with its value, the"
                    + " value before, the change and the status against its target.")
    @APIResponse(
            responseCode = "200",
            description = "The tree, with an ETag that changes when anything in it does.",
            content = @Content(schema = @Schema(implementation = TreeView.class)))
    @APIResponse(responseCode = "304", description = "It is what the ETag in `If-None-Match` stands for.")
    Response tree(
            @Parameter(description = "The KPI's key.", example = "average_order_value") @PathParam("key") String key,
            @Parameter(description = "The length of the period; the KPI's own when left out.")
                    @QueryParam("grain")
                    @Nullable
                    Grain grain,
            @Parameter(
                            description = "The period, by label or by a day in it. The last one that the"
                                    + " sources cover completely when left out.",
                            example = "2011-03")
                    @QueryParam("period")
                    @Nullable
                    String period,
            @Parameter(
                            description =
                                    "What was known then: a day, which means its end in the organisation's zone, or"
                                            + " an instant. Only what is published is known: final periods at the KPI's own"
                                            + " grain, in total, and slices by the dimensions in `publish_by`. What is known now when left out.",
                            example = "2011-06-30")
                    @QueryParam("as_of")
                    @Nullable
                    String asOf,
            @Parameter(description = "An ETag that is known already.") @HeaderParam("If-None-Match") @Nullable
                    String ifNoneMatch);
}
