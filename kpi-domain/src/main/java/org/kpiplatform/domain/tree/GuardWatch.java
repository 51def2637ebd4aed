package org.kpiplatform.domain.tree;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.NumberStyle;
import org.kpiplatform.domain.target.Status;
import org.kpiplatform.domain.target.StatusReading;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.tree.Place.Subject;

/// Sees when a target is met while its guard got worse: when a number is good because another one pays for it.
final class GuardWatch {

    private static final double SLACK = 1e-9;

    private final KpiPlan plan;
    private final Statuses statuses;

    GuardWatch(KpiPlan plan, Statuses statuses) {
        this.plan = plan;
        this.statuses = statuses;
    }

    /// A sentence for each guard that got worse, where the KPI that it guards is well.
    List<String> warnings(@Nullable StatusReading status, List<TreeNode> children) {
        if (status == null || (status.status() != Status.MET && status.status() != Status.ON_TRACK)) {
            return List.of();
        }
        String well = status.status() == Status.MET ? "The target is met" : "The target is kept up with";
        return children.stream()
                .filter(child -> child.edge() == EdgeKind.GUARD)
                .flatMap(guard -> worsening(guard).stream())
                .map(worsening -> "%s while its guard got worse: %s.".formatted(well, worsening))
                .toList();
    }

    private Optional<String> worsening(TreeNode guard) {
        KpiDefinition kpi = plan.catalog().kpis().get(guard.key());
        Double change = guard.change();
        if (kpi == null || change == null || guard.value() == null || guard.previous() == null) {
            return Optional.empty();
        }
        double before = harm(kpi, guard.previous());
        double now = harm(kpi, guard.value());
        boolean worse = now - before > SLACK * Math.max(Math.abs(guard.previous()), Math.abs(guard.value()));
        if (!worse) {
            return Optional.empty();
        }
        NumberStyle style = NodeValues.style(kpi);
        return Optional.of("%s %s from %s to %s"
                .formatted(
                        guard.name(),
                        change > 0 ? "rose" : "fell",
                        style.text(guard.previous(), guard.value()),
                        style.text(guard.value(), guard.previous())));
    }

    /// The greater, the worse; the distance from the band for what is to stay in one. Always 0 where nobody has said
    /// which way is better.
    private double harm(KpiDefinition kpi, double value) {
        return switch (kpi.direction()) {
            case INCREASE -> -value;
            case DECREASE -> value;
            case MAINTAIN -> distance(statuses.target(Subject.of(kpi.key()), null), value);
            case null -> 0;
        };
    }

    private static double distance(@Nullable TargetDefinition band, double value) {
        if (band != null && band.low() != null && value < band.low()) {
            return band.low() - value;
        }
        return band != null && band.high() != null && value > band.high() ? value - band.high() : 0;
    }
}
