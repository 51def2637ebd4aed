package org.kpiplatform.domain.catalog.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kpiplatform.domain.catalog.partition.SliceNature;
import org.kpiplatform.domain.formula.TimeNature;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.target.Direction;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.target.TargetProblem;

/// Checks what a KPI is held against, each target by itself, against the KPI, and against the others.
final class TargetsCheck {

    private final Facts facts;
    private final KpiDefinition kpi;
    private final Findings findings;
    private final Map<List<Object>, String> begun = new HashMap<>();

    TargetsCheck(Facts facts, KpiDefinition kpi, Findings findings) {
        this.facts = facts;
        this.kpi = kpi;
        this.findings = findings;
    }

    void run() {
        if (kpi.target() != null) {
            check("target", kpi.target());
        }
        if (kpi.target() != null && !kpi.targets().isEmpty()) {
            findings.error("targets", "There are a target and a list of targets; move the one into the other.");
        }
        for (int i = 0; i < kpi.targets().size(); i++) {
            check("targets[" + i + "]", kpi.targets().get(i));
        }
        if (kpi.weight() != null && !(kpi.weight() > 0 && Double.isFinite(kpi.weight()))) {
            findings.error("weight", "Found %s, expected a number greater than 0.".formatted(kpi.weight()));
        }
        warnOfNoDirection();
        warnOfNoGuard();
    }

    private void check(String path, TargetDefinition target) {
        for (TargetProblem problem : TargetProblem.in(target, kpi.direction())) {
            findings.error(path + "." + problem.component(), problem.message());
        }
        checkSlice(path + ".slice", target.slice());
        if (target.addsUp()) {
            checkSum(path + ".cumulative");
        }
        String other = begun.putIfAbsent(List.of(target.slice(), Optional.ofNullable(target.from())), path);
        if (other != null) {
            findings.error(
                    path + ".from",
                    "This target and `%s` are of the same slice and begin on the same day; give each a `from` of its own."
                            .formatted(other));
        }
    }

    private void checkSlice(String path, Map<String, String> slice) {
        if (slice.size() > 1) {
            findings.error(path, "A target is of a slice by one dimension; found %s.".formatted(slice.keySet()));
        }
        for (String dimension : slice.keySet()) {
            new DimensionCheck(facts, kpi, findings).run(path, dimension);
            if (!kpi.sliceDimension().equals(Optional.of(dimension))) {
                findings.warning(
                        path,
                        "No tree shows the slices that this target is of; add `{ edge: slice, by: %s }` to edges."
                                .formatted(dimension));
            }
        }
    }

    /// The win rates of four quarters are not four times the win rate.
    private void checkSum(String path) {
        facts.behaviours()
                .of(kpi.key())
                .map(behaviour -> behaviour.nature())
                .filter(nature -> !nature.addsUp())
                .map(TimeNature::because)
                .ifPresent(reason -> findings.error(
                        path,
                        "The values of `%s` are not added up to anything: %s."
                                .formatted(kpi.key(), Objects.requireNonNullElse(reason, "they do not flow"))));
    }

    private void warnOfNoDirection() {
        boolean judged =
                kpi.allTargets().stream().anyMatch(target -> target.value() != null && target.baseline() == null);
        if (kpi.direction() == null && judged) {
            findings.warning(
                    "direction",
                    "Nobody has said whether more or less is better, so the target gives no status; set direction.");
        }
    }

    /// What adds up can be bought with what does not: more orders with discounts, fewer tickets by not answering.
    private void warnOfNoGuard() {
        boolean volume = facts.slices().of(kpi.key()) instanceof SliceNature.Sum;
        boolean aimedAt = !kpi.allTargets().isEmpty() && kpi.direction() != Direction.MAINTAIN;
        if (volume && aimedAt && kpi.others(EdgeKind.GUARD).isEmpty()) {
            findings.warning(
                    "edges",
                    "The target is about a volume, and no guard tells whether it is reached at the cost of something "
                            + "else; add an edge `guard` to a KPI of quality.");
        }
    }
}
