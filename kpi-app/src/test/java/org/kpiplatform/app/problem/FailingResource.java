package org.kpiplatform.app.problem;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// Fails in every way a resource can; only the tests have it.
@Path("/api/v1/try-failures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FailingResource {

    @PUT
    @Path("kpi")
    @Operation(hidden = true)
    public KpiDefinition echo(@NotNull KpiDefinition kpi) {
        return kpi;
    }

    @GET
    @Path("parameters")
    @Operation(hidden = true)
    public List<String> parameters(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @QueryParam("grain") @Nullable Grain grain,
            @QueryParam("from") @Nullable LocalDate from) {
        return List.of(limit + " " + grain + " " + from);
    }

    @GET
    @Path("items/{id}")
    @Operation(hidden = true)
    public String item(@PathParam("id") UUID id) {
        throw ProblemException.notFound("item", "margn", List.of("margin", "orders"));
    }

    @POST
    @Path("unexpected")
    @Operation(hidden = true)
    public String unexpected() {
        throw new IllegalStateException("select password from secret_table");
    }
}
