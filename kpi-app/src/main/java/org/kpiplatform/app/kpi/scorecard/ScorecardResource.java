package org.kpiplatform.app.kpi.scorecard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.scorecard.Scorecard;
import org.kpiplatform.api.scorecard.ScorecardApi;
import org.kpiplatform.app.answer.Answers;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.kpi.KpiCalendars;
import org.kpiplatform.app.kpi.KpiPlans;
import org.kpiplatform.app.kpi.KpiValues;
import org.kpiplatform.app.kpi.past.PastTrees;
import org.kpiplatform.app.kpi.past.PastValues;
import org.kpiplatform.app.kpi.scorecard.ScorecardRows.Together;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.tree.KpiReading;

@RunOnVirtualThread
class ScorecardResource implements ScorecardApi {

    private final Definitions definitions;
    private final KpiPlans plans;
    private final KpiValues values;
    private final KpiCalendars calendars;
    private final PastValues past;
    private final PastTrees pastTrees;
    private final Answers answers;

    ScorecardResource(
            Definitions definitions,
            KpiPlans plans,
            KpiValues values,
            KpiCalendars calendars,
            PastValues past,
            PastTrees pastTrees,
            Answers answers) {
        this.definitions = definitions;
        this.plans = plans;
        this.values = values;
        this.calendars = calendars;
        this.past = past;
        this.pastTrees = pastTrees;
        this.answers = answers;
    }

    @Override
    public Response scorecard(
            List<String> kpi, @Nullable String period, @Nullable String asOf, @Nullable String ifNoneMatch) {
        return answers.answer(
                ifNoneMatch,
                () -> asOf == null ? present(kpi, period) : past(kpi, period, AsOf.parse(asOf, calendars.zone())));
    }

    private Scorecard present(List<String> named, @Nullable String period) {
        KpiPlan plan = plans.of(definitions.catalog());
        return new ScorecardRows(plan, named, new Present(plan)).scorecard(period);
    }

    private Scorecard past(List<String> named, @Nullable String period, AsOf asOf) {
        KpiPlan plan = KpiPlan.of(definitions.catalogAt(asOf.moment()));
        return new ScorecardRows(plan, named, new Past(plan, asOf)).scorecard(period);
    }

    private final class Present implements ScorecardRows.View {

        private final KpiPlan plan;

        Present(KpiPlan plan) {
            this.plan = plan;
        }

        @Override
        public KpiDefinition kpi(String key) {
            @Nullable KpiDefinition known = plan.catalog().kpis().get(key);
            return known == null ? definitions.kpi(key).definition() : known;
        }

        @Override
        public SeriesPeriods periods(KpiDefinition kpi) {
            return calendars.of(kpi, values.delivered(plan, kpi.key(), calendars.zone(kpi)));
        }

        @Override
        public List<KpiReading> readings(List<String> keys, Together group) {
            return values.readings(plan, keys, group.period(), group.calendar());
        }

        @Override
        public Optional<String> unpublished(String key, Together group) {
            return Optional.empty();
        }
    }

    private final class Past implements ScorecardRows.View {

        private final KpiPlan plan;
        private final AsOf asOf;

        Past(KpiPlan plan, AsOf asOf) {
            this.plan = plan;
            this.asOf = asOf;
        }

        @Override
        public KpiDefinition kpi(String key) {
            return past.definition(key, asOf);
        }

        @Override
        public SeriesPeriods periods(KpiDefinition kpi) {
            return past.periods(kpi, asOf);
        }

        @Override
        public List<KpiReading> readings(List<String> keys, Together group) {
            return pastTrees.readings(plan, keys, group.period(), group.calendar(), asOf);
        }

        @Override
        public Optional<String> unpublished(String key, Together group) {
            return past.gap(key, group.period(), asOf);
        }
    }
}
