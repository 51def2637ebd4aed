package org.kpiplatform.app.kpi.scorecard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.scorecard.Scorecard;
import org.kpiplatform.api.scorecard.ScorecardApi;
import org.kpiplatform.api.scorecard.ScorecardRow;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.target.StatusRollup;
import org.kpiplatform.domain.target.StatusRollup.Weighted;
import org.kpiplatform.domain.tree.KpiReading;

/// The rows of a scorecard, in the order asked. Those of the same periods are evaluated together.
final class ScorecardRows {

    private final KpiPlan plan;
    private final Collection<String> keys;
    private final View view;

    /// @param plan  of the definitions that are shown
    /// @param named the KPIs; all that have a target where there are none
    /// @throws ProblemException for too many of them
    ScorecardRows(KpiPlan plan, List<String> named, View view) {
        this.plan = plan;
        this.keys = requireFew(named.isEmpty() ? withTarget(plan.catalog()) : new LinkedHashSet<>(named));
        this.view = view;
    }

    /// KPIs as they are now, or as they were known at a moment.
    interface View {

        /// The definition of a KPI.
        ///
        /// @throws ProblemException for one that there is not
        KpiDefinition kpi(String key);

        /// Those that a KPI can be shown in.
        SeriesPeriods periods(KpiDefinition kpi);

        List<KpiReading> readings(List<String> keys, Together group);

        /// What nobody can be shown, in a sentence.
        Optional<String> unpublished(String key, Together group);
    }

    /// Where KPIs can be evaluated together.
    record Together(ZonedCalendar calendar, Period period) {}

    private static Collection<String> withTarget(Catalog catalog) {
        return catalog.kpis().values().stream()
                .filter(kpi -> !kpi.allTargets().isEmpty())
                .map(KpiDefinition::key)
                .sorted()
                .toList();
    }

    private static Collection<String> requireFew(Collection<String> keys) {
        if (keys.size() > ScorecardApi.MOST_KPIS) {
            throw ProblemException.invalidParameter(
                    "kpi",
                    "One scorecard has at most %d KPIs, and these are %,d. Name fewer with `kpi`."
                            .formatted(ScorecardApi.MOST_KPIS, keys.size()));
        }
        return keys;
    }

    /// Shows each KPI in its own period: the one that has the last day of the named one, or the last one known.
    Scorecard scorecard(@Nullable String period) {
        Map<Together, List<String>> groups = new LinkedHashMap<>();
        for (String key : keys) {
            KpiDefinition kpi = view.kpi(key);
            SeriesPeriods periods = view.periods(kpi);
            Together group = new Together(periods.calendar(), periods.one(kpi.grain(), "period", period));
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(key);
        }
        Map<String, ScorecardRow> rows = new HashMap<>();
        groups.forEach((group, some) ->
                view.readings(some, group).forEach(reading -> rows.put(reading.key(), row(reading, group))));
        List<ScorecardRow> inOrder =
                keys.stream().map(key -> Objects.requireNonNull(rows.get(key))).toList();
        return new Scorecard(
                StatusRollup.of(inOrder.stream().map(this::weighted).toList()), inOrder);
    }

    private Weighted weighted(ScorecardRow row) {
        return new Weighted(row.status(), defined(row.key()).weightOrOne());
    }

    private KpiDefinition defined(String key) {
        return Objects.requireNonNull(plan.catalog().kpis().get(key));
    }

    private ScorecardRow row(KpiReading reading, Together group) {
        KpiDefinition kpi = defined(reading.key());
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
                kpi.direction(),
                view.unpublished(kpi.key(), group).orElse(null));
    }
}
