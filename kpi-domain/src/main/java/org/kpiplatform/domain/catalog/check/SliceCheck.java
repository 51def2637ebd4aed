package org.kpiplatform.domain.catalog.check;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.kpiplatform.domain.catalog.partition.PartitionCheck;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.unit.Unit;

/// Checks that the slices of a KPI can be all of it, and nothing twice.
final class SliceCheck {

    private static final String EDGES = "edges";

    private final Facts facts;
    private final KpiDefinition kpi;
    private final Findings findings;

    SliceCheck(Facts facts, KpiDefinition kpi, Findings findings) {
        this.facts = facts;
        this.kpi = kpi;
        this.findings = findings;
    }

    void run() {
        List<String> slices = kpi.others(EdgeKind.SLICE);
        long dimensions = kpi.edges().stream()
                .filter(edge -> edge.edge() == EdgeKind.SLICE && edge.by() != null)
                .count();
        if (dimensions > 1 || (dimensions == 1 && !slices.isEmpty())) {
            findings.error(
                    EDGES,
                    "The slices of a KPI are by one dimension, or are other KPIs that are all of it; this one is cut in "
                            + "more than one way. Keep one, and make a second KPI for the other.");
            return;
        }
        boolean sound = true;
        for (int i = 0; i < kpi.edges().size(); i++) {
            Edge edge = kpi.edges().get(i);
            if (edge.edge() == EdgeKind.SLICE) {
                sound &= isSound(EDGES + "[" + i + "]", edge);
            }
        }
        if (sound && !slices.isEmpty()) {
            checkPartition(slices);
        }
    }

    private boolean isSound(String path, Edge edge) {
        if (edge.by() != null) {
            new DimensionCheck(facts, kpi, findings).run(path + ".by", edge.by());
            return true;
        }
        String slice = edge.kpi();
        return slice != null
                && facts.catalog().kpis().containsKey(slice)
                && !slice.equals(kpi.key())
                && hasSameUnit(path + ".kpi", slice);
    }

    private boolean hasSameUnit(String path, String slice) {
        Optional<Unit> ours = facts.units().of(kpi.key());
        Optional<Unit> theirs = facts.units().of(slice);
        boolean same = ours.isEmpty()
                || theirs.isEmpty()
                || ours.get().or(theirs.get()).isPresent();
        if (!same) {
            findings.error(
                    path,
                    "`%s` is in %s and `%s` in %s; a slice has the unit of the whole."
                            .formatted(slice, theirs.get(), kpi.key(), ours.get()));
        }
        return same;
    }

    private void checkPartition(List<String> slices) {
        PartitionCheck check = PartitionCheck.of(kpi.key(), slices, facts.slices());
        check.overlaps().forEach(overlap -> findings.error(EDGES, overlap));
        check.gaps().forEach(gap -> findings.warning(EDGES, gap));
        check.unchecked().ifPresent(reason -> findings.error(EDGES, unchecked(slices, reason)));
    }

    private String unchecked(List<String> slices, String reason) {
        return ("Nothing can tell whether %s are all of `%s`: %s, and they are not the same with one condition each. "
                        + "Slice it by a dimension, or draw peers.")
                .formatted(slices.stream().map("`%s`"::formatted).collect(joining(", ")), kpi.key(), reason);
    }
}
