package org.kpiplatform.domain.tree;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.TargetHistory;

/// What a tree takes beside values.
///
/// @param states  how settled the period is for each metric, final for those that are left out; and for KPIs
///     that have a time of their own to settle
/// @param through the first day that the sources have not delivered, by metric; those that are left out have
///     delivered the period
/// @param targets of KPIs whose definitions have been others before; those that are left out have no history
/// @param isPast  whether only what had been published by a moment counts, so that what is open was unpublished then
public record TreeFacts(
        Map<String, PeriodState> states,
        Map<String, LocalDate> through,
        Map<String, TargetHistory> targets,
        boolean isPast) {

    /// That all is final and has always been as it is.
    public static final TreeFacts PLAIN = new TreeFacts(Map.of(), Map.of(), Map.of());

    public TreeFacts {
        states = Map.copyOf(states);
        through = Map.copyOf(through);
        targets = Map.copyOf(targets);
    }

    /// Of what is known now.
    public TreeFacts(
            Map<String, PeriodState> states, Map<String, LocalDate> through, Map<String, TargetHistory> targets) {
        this(states, through, targets, false);
    }

    /// Of what had been published by a moment.
    public static TreeFacts past(Map<String, PeriodState> states, Map<String, TargetHistory> targets) {
        return new TreeFacts(states, Map.of(), targets, true);
    }

    /// The targets of a KPI over time.
    TargetHistory targets(KpiPlan plan, String kpi) {
        TargetHistory known = targets.get(kpi);
        return known == null
                ? TargetHistory.of(
                        requireNonNull(plan.catalog().kpis().get(kpi)).allTargets())
                : known;
    }
}
