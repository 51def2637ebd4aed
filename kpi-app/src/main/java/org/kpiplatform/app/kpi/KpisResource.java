package org.kpiplatform.app.kpi;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.kpi.KpisApi;
import org.kpiplatform.api.kpi.TreeView;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.answer.Answers;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.Etag;
import org.kpiplatform.app.definition.PastDefinitions;
import org.kpiplatform.app.definition.Precondition;
import org.kpiplatform.app.kpi.KpiValues.Evaluated;
import org.kpiplatform.app.kpi.past.PastTrees;
import org.kpiplatform.app.kpi.past.PastValues;
import org.kpiplatform.app.metric.SeriesAnswer;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.metric.SeriesQuestion;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.tree.KpiTree;

@RunOnVirtualThread
class KpisResource implements KpisApi {

    private final Definitions definitions;
    private final PastDefinitions pastDefinitions;
    private final KpiPlans plans;
    private final KpiValues values;
    private final PastValues past;
    private final PastTrees pastTrees;
    private final Answers answers;
    private final KpiCalendars calendars;

    KpisResource(
            Definitions definitions,
            PastDefinitions pastDefinitions,
            KpiPlans plans,
            KpiValues values,
            PastValues past,
            PastTrees pastTrees,
            Answers answers,
            KpiCalendars calendars) {
        this.definitions = definitions;
        this.pastDefinitions = pastDefinitions;
        this.plans = plans;
        this.values = values;
        this.past = past;
        this.pastTrees = pastTrees;
        this.answers = answers;
        this.calendars = calendars;
    }

    @Override
    public Page<KpiDefinition> list(int limit, @Nullable String cursor, @Nullable String asOf) {
        Catalog catalog = asOf == null
                ? definitions.catalog()
                : pastDefinitions.at(AsOf.parse(asOf, calendars.zone())).catalog();
        return Pages.of(catalog.kpis(), limit, cursor);
    }

    @Override
    public Response get(String key, @Nullable String asOf, @Nullable String ifNoneMatch) {
        return Etag.found(
                asOf == null ? definitions.kpi(key) : pastDefinitions.kpi(key, AsOf.parse(asOf, calendars.zone())),
                ifNoneMatch);
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
    public Response series(
            String key,
            SeriesGrain grain,
            @Nullable String from,
            @Nullable String to,
            List<String> by,
            List<String> where,
            @Nullable String asOf,
            @Nullable String ifNoneMatch) {
        AsOf moment = moment(asOf);
        return answers.answer(ifNoneMatch, () -> {
            KpiDefinition kpi = definition(key, moment);
            SeriesPeriods periods = periods(kpi, moment);
            SeriesQuestion question =
                    SeriesQuestion.of(grain, periods.calendar(), periods.of(grain, from, to), by, where);
            return moment == null ? present(kpi, question) : past.series(kpi, question, moment);
        });
    }

    private KpiDefinition definition(String key, @Nullable AsOf moment) {
        return moment == null ? definitions.kpi(key).definition() : past.definition(key, moment);
    }

    private Series present(KpiDefinition kpi, SeriesQuestion question) {
        String key = kpi.key();
        SeriesGrain grain = question.grain();
        Evaluated evaluated = values.series(plans.of(definitions.catalog()), key, question);
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
                        new SeriesAnswer.Inputs(
                                cell -> evaluated.evaluation().missingInputs(key, cell),
                                cell -> evaluated.evaluation().replacedInputs(key, cell))),
                null);
    }

    @Override
    public Response tree(
            String key,
            @Nullable Grain grain,
            @Nullable String period,
            @Nullable String asOf,
            @Nullable String ifNoneMatch) {
        AsOf moment = moment(asOf);
        return answers.answer(ifNoneMatch, () -> tree(key, grain, period, moment));
    }

    private TreeView tree(String key, @Nullable Grain grain, @Nullable String period, @Nullable AsOf moment) {
        KpiDefinition kpi = definition(key, moment);
        SeriesPeriods periods = periods(kpi, moment);
        Period asked = periods.one(grain == null ? kpi.grain() : grain, "period", period);
        KpiTree tree = moment == null
                ? values.tree(plans.of(definitions.catalog()), key, asked, periods.calendar())
                : pastTrees.tree(kpi, asked, periods.calendar(), moment).tree();
        return new TreeView(
                key,
                tree.period().label(),
                tree.previousPeriod().label(),
                tree.statuses(),
                tree.root(),
                moment == null ? null : past.gap(key, asked, moment).orElse(null));
    }

    /// Without a moment, the last period is the last one that all sources behind the KPI cover.
    private SeriesPeriods periods(KpiDefinition kpi, @Nullable AsOf moment) {
        return moment == null
                ? calendars.of(kpi, values.delivered(plans.of(definitions.catalog()), kpi.key(), calendars.zone(kpi)))
                : past.periods(kpi, moment);
    }

    private @Nullable AsOf moment(@Nullable String asOf) {
        return asOf == null ? null : AsOf.parse(asOf, calendars.zone());
    }
}
