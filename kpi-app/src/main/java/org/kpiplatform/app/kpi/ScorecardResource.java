package org.kpiplatform.app.kpi;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.scorecard.Scorecard;
import org.kpiplatform.api.scorecard.ScorecardApi;
import org.kpiplatform.api.scorecard.ScorecardRow;
import org.kpiplatform.app.answer.Answers;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.target.StatusRollup;
import org.kpiplatform.domain.tree.KpiReading;

@RunOnVirtualThread
class ScorecardResource implements ScorecardApi {

    private final Definitions definitions;
    private final KpiPlans plans;
    private final KpiValues values;
    private final KpiCalendars calendars;
    private final Answers answers;

    ScorecardResource(
            Definitions definitions, KpiPlans plans, KpiValues values, KpiCalendars calendars, Answers answers) {
        this.definitions = definitions;
        this.plans = plans;
        this.values = values;
        this.calendars = calendars;
        this.answers = answers;
    }

    @Override
    public Response scorecard(List<String> kpi, @Nullable String period, @Nullable String ifNoneMatch) {
        return answers.answer(ifNoneMatch, () -> scorecard(kpi, period));
    }

    /// KPIs that can be evaluated together.
    private record Together(ZonedCalendar calendar, Period period) {}

    private Scorecard scorecard(List<String> named, @Nullable String period) {
        KpiPlan plan = plans.of(definitions.catalog());
        Collection<String> keys = requireFew(named.isEmpty() ? withTarget(plan.catalog()) : new LinkedHashSet<>(named));
        Map<Together, List<String>> groups = new LinkedHashMap<>();
        for (String key : keys) {
            groups.computeIfAbsent(together(plan, key, period), _ -> new ArrayList<>())
                    .add(key);
        }
        Map<String, ScorecardRow> rows = new HashMap<>();
        groups.forEach((group, some) -> values.readings(plan, some, group.period, group.calendar)
                .forEach(reading -> rows.put(reading.key(), row(plan, reading, group))));
        List<ScorecardRow> inOrder =
                keys.stream().map(key -> Objects.requireNonNull(rows.get(key))).toList();
        return new Scorecard(
                StatusRollup.of(inOrder.stream()
                        .map(row -> new StatusRollup.Weighted(
                                row.status(),
                                Objects.requireNonNull(plan.catalog().kpis().get(row.key()))
                                        .weightOrOne()))
                        .toList()),
                inOrder);
    }

    private static Collection<String> withTarget(Catalog catalog) {
        return catalog.kpis().values().stream()
                .filter(kpi -> !kpi.allTargets().isEmpty())
                .map(KpiDefinition::key)
                .sorted()
                .toList();
    }

    private static Collection<String> requireFew(Collection<String> keys) {
        if (keys.size() > MOST_KPIS) {
            throw ProblemException.invalidParameter(
                    "kpi",
                    "One scorecard has at most %d KPIs, and these are %,d. Name fewer with `kpi`."
                            .formatted(MOST_KPIS, keys.size()));
        }
        return keys;
    }

    private Together together(KpiPlan plan, String key, @Nullable String period) {
        @Nullable KpiDefinition known = plan.catalog().kpis().get(key);
        KpiDefinition kpi = known == null ? definitions.kpi(key).definition() : known;
        var periods = calendars.of(kpi, values.delivered(plan, key, calendars.zone(kpi)));
        return new Together(periods.calendar(), periods.one(kpi.grain(), "period", period));
    }

    private static ScorecardRow row(KpiPlan plan, KpiReading reading, Together group) {
        KpiDefinition kpi = Objects.requireNonNull(plan.catalog().kpis().get(reading.key()));
        return new ScorecardRow(
                kpi.key(),
                kpi.name() == null ? kpi.key() : kpi.name(),
                kpi.unit(),
                kpi.decimals(),
                group.period.label(),
                group.calendar.offset(group.period, -1).label(),
                reading.state(),
                reading.value(),
                reading.absence(),
                reading.previous(),
                reading.change(),
                reading.changeRatio(),
                reading.status().status(),
                reading.status().reason(),
                reading.targetValue(),
                kpi.direction());
    }
}
