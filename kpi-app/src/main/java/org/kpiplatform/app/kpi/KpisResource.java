package org.kpiplatform.app.kpi;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.kpi.KpisApi;
import org.kpiplatform.api.kpi.TreeView;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.Etag;
import org.kpiplatform.app.definition.Precondition;
import org.kpiplatform.app.kpi.KpiValues.Evaluated;
import org.kpiplatform.app.metric.SeriesAnswer;
import org.kpiplatform.app.metric.SeriesQuestion;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.publication.AsOf;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.tree.KpiTree;

@RunOnVirtualThread
class KpisResource implements KpisApi {

    private final Definitions definitions;
    private final KpiPlans plans;
    private final KpiValues values;
    private final PastValues past;
    private final Clock clock;
    private final OrganisationConfig organisation;

    KpisResource(
            Definitions definitions,
            KpiPlans plans,
            KpiValues values,
            PastValues past,
            Clock clock,
            OrganisationConfig organisation) {
        this.definitions = definitions;
        this.plans = plans;
        this.values = values;
        this.past = past;
        this.clock = clock;
        this.organisation = organisation;
    }

    @Override
    public Page<KpiDefinition> list(int limit, @Nullable String cursor) {
        return Pages.of(definitions.catalog().kpis(), limit, cursor);
    }

    @Override
    public Response get(String key, @Nullable String ifNoneMatch) {
        return Etag.found(definitions.kpi(key), ifNoneMatch);
    }

    @Override
    public Response put(String key, KpiDefinition kpi, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return Etag.saved(
                definitions.put(key, kpi, Precondition.of(ifMatch, ifNoneMatch)), URI.create("/api/v1/kpis/" + key));
    }

    @Override
    public void retire(String key, @Nullable String ifMatch) {
        definitions.retire(DefinitionKind.KPI, key, Precondition.of(ifMatch, null));
    }

    @Override
    public Series series(
            String key,
            SeriesGrain grain,
            @Nullable String from,
            @Nullable String to,
            List<String> by,
            List<String> where,
            @Nullable String asOf) {
        if (asOf != null) {
            return past.series(key, SeriesQuestion.of(grain, from, to, by, where, today()), moment(asOf));
        }
        KpiDefinition kpi = definitions.kpi(key).definition();
        KpiPlan plan = plans.of(definitions.catalog());
        SeriesQuestion question = SeriesQuestion.of(grain, from, to, by, where, today());
        Evaluated evaluated = values.series(plan, key, question);
        return new Series(
                key,
                Series.Kind.KPI,
                kpi.name() == null ? key : kpi.name(),
                kpi.unit(),
                grain,
                kpi.decimals(),
                evaluated.grid().dimensions(),
                SeriesAnswer.periods(evaluated.grid(), past.restated(kpi, question, evaluated.completeness())),
                SeriesAnswer.slices(
                        evaluated.grid(),
                        evaluated.evaluation().column(key),
                        cell -> evaluated.evaluation().missingInputs(key, cell)));
    }

    @Override
    public TreeView tree(String key, @Nullable Grain grain, @Nullable String period, @Nullable String asOf) {
        if (asOf != null) {
            Grain asked = grain == null ? past.grain(key, moment(asOf)) : grain;
            return view(key, past.tree(key, period(asked, period), moment(asOf)));
        }
        KpiDefinition kpi = definitions.kpi(key).definition();
        Period asked = period(grain == null ? kpi.grain() : grain, period);
        return view(key, values.tree(plans.of(definitions.catalog()), key, asked));
    }

    private AsOf moment(String asOf) {
        return AsOf.parse(asOf, organisation.zone());
    }

    private static TreeView view(String key, KpiTree tree) {
        return new TreeView(key, tree.period().label(), tree.previousPeriod().label(), tree.statuses(), tree.root());
    }

    private Period period(Grain grain, @Nullable String period) {
        IsoCalendar calendar = IsoCalendar.INSTANCE;
        return period == null
                ? calendar.offset(calendar.containing(grain, today()), -1)
                : calendar.containing(
                        grain, SeriesQuestion.parse("period", period).end().minusDays(1));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(organisation.zone()));
    }
}
