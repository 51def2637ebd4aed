package org.kpiplatform.domain.kpi;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.target.Direction;
import org.kpiplatform.domain.target.TargetDefinition;

/// A governed formula over metrics and other KPIs.
///
/// @param key       `snake_case`, unique among metrics and KPIs together
/// @param name      for people, or null to show the key
/// @param purpose   what decision it serves, in a sentence; null is legal and shown as a gap
/// @param formula   over keys of metrics and KPIs: `gross_revenue / orders`
/// @param parts     what the value is made of, where the formula measures it directly: a second formula, such as
///     `order_volume * average_order_value`. What it does not explain of the value is shown. Null where the
///     formula says what there is to say
/// @param missing   what to do where an input is missing, see
///     [org.kpiplatform.domain.formula.MissingPolicy]: `zero` or `carry(3)` by key; the value of an input
///     that is not mentioned stays missing, and so does the KPI's
/// @param unit      of the values; must match the formula's
/// @param direction which way is better, or null where nobody has said
/// @param grain     at which it is reported and its target holds
/// @param calendar  by which it is reported: the key of one, or `iso`; null for the usual one
/// @param zone      where its days and hours begin and end, a region such as `America/New_York`, together with
///     those of everything that it is computed from; null for the organisation's
/// @param settlingDays for how many days after a period has ended its records may still change as a matter of
///     course, so that its value is not final before; null for what the organisation has configured
/// @param publishBy dimensions; besides its total, the value of each member of each of them is published
/// @param decimals  shown to people (half-even); null for a default by unit
/// @param owner     the role that answers for it, or null
/// @param target    or null; short for a list of one
/// @param targets   several: one after another, each from its `from` on, and of slices
/// @param weight    how much its status counts among others; null for 1
/// @param edges     drawn edges to other KPIs and to slices
public record KpiDefinition(
        String key,
        @Nullable String name,
        @Nullable String purpose,
        String formula,
        @Nullable String parts,
        Map<String, String> missing,
        String unit,
        @Nullable Direction direction,
        Grain grain,
        @Nullable String calendar,
        @Nullable String zone,
        @Nullable Integer settlingDays,
        List<String> publishBy,
        @Nullable Integer decimals,
        @Nullable String owner,
        @Nullable TargetDefinition target,
        List<TargetDefinition> targets,
        @Nullable Double weight,
        List<Edge> edges) {

    public KpiDefinition {
        missing = missing == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(missing));
        grain = grain == null ? Grain.MONTH : grain;
        publishBy = publishBy == null ? List.of() : List.copyOf(publishBy);
        targets = targets == null ? List.of() : List.copyOf(targets);
        edges = edges == null ? List.of() : List.copyOf(edges);
    }

    /// Its targets, however they are written down.
    public List<TargetDefinition> allTargets() {
        return target == null ? targets : List.of(target);
    }

    /// How much its status counts among others.
    public double weightOrOne() {
        return weight == null ? 1 : weight;
    }

    /// The dimension whose values are declared to be its slices.
    public Optional<String> sliceDimension() {
        return edges.stream()
                .filter(edge -> edge.edge() == EdgeKind.SLICE && edge.by() != null)
                .map(Edge::by)
                .findFirst();
    }

    /// The KPIs that edges of a kind lead to.
    public List<String> others(EdgeKind kind) {
        return edges.stream()
                .filter(edge -> edge.edge() == kind)
                .map(Edge::kpi)
                .filter(Objects::nonNull)
                .toList();
    }
}
