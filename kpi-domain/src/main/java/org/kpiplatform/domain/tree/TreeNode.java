package org.kpiplatform.domain.tree;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.Status;

/// A metric or KPI at one place of a [KpiTree]. What is computed from it stands above it; the same one
/// may stand below several others.
///
/// @param key           of the metric or KPI
/// @param kind          which of the two it is
/// @param name          for people; the key where nobody has given one, and of a slice the value of its dimension
/// @param unit          of the values
/// @param decimals      shown to people; null for a default by unit
/// @param formula       of a KPI; null for a metric
/// @param weight        how much its status counts among those of the tree; null for a metric
/// @param edge          how it belongs to the node above; null at the root
/// @param drawn         the edge as its KPI declares it, with the sign and the evidence of an influence; null at the
///     root and where the edge follows from a formula
/// @param slice         the value of each dimension, for a slice of the KPI above; null for all others
/// @param state         how settled the period is
/// @param value         in the period; null where there is none
/// @param absence       why there is no value; null where there is one
/// @param missingInputs the metrics whose absence makes the value missing
/// @param replacedInputs the inputs that were missing and left out or replaced in the value, here or below
/// @param previous      the value in the period before; null where there is none
/// @param change        from the previous value; null where one of the two is absent, and while the period is
///     open: a part is not compared with a whole
/// @param changeRatio   the change as a fraction of the previous value regardless of its sign; null where
///     there is no change or the previous value is zero
/// @param status        of a KPI; null for a metric, which nobody has a target for, and for a slice without a
///     target of its own
/// @param statusReason  a sentence; null for a metric
/// @param targetValue   the value to reach, whenever it is due; null without one
/// @param expected      what the target expects by the end of the period; null where it expects nothing
/// @param reconciliations how its parts and its slices make up the value, and what they leave unexplained; empty
///     for what has none
/// @param warnings      sentences about what should not pass unseen, such as a target that is met while its guard
///     got worse
/// @param shared        whether it stands in other places of this tree as well
/// @param folded        whether it has inputs or edges that are not shown below it here: at a drawn edge,
///     and where the tree is too deep or too large. Its own tree shows them
/// @param children      inputs in the order of the formula, then those of the parts, then drawn edges in the order
///     of the definition; slices by a dimension from the greatest to the least
public record TreeNode(
        String key,
        Kind kind,
        String name,
        String unit,
        @Nullable Integer decimals,
        @Nullable String formula,
        @Nullable Double weight,
        @Nullable EdgeKind edge,
        @Nullable Edge drawn,
        @Nullable Map<String, @Nullable String> slice,
        PeriodState state,
        @Nullable Double value,
        @Nullable Absence absence,
        List<String> missingInputs,
        List<String> replacedInputs,
        @Nullable Double previous,
        @Nullable Double change,
        @Nullable Double changeRatio,
        @Nullable Status status,
        @Nullable String statusReason,
        @Nullable Double targetValue,
        @Nullable Double expected,
        List<Reconciliation> reconciliations,
        List<String> warnings,
        boolean shared,
        boolean folded,
        List<TreeNode> children) {

    public TreeNode {
        missingInputs = List.copyOf(missingInputs);
        replacedInputs = replacedInputs == null ? List.of() : List.copyOf(replacedInputs);
        reconciliations = reconciliations == null ? List.of() : List.copyOf(reconciliations);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        children = List.copyOf(children);
    }

    /// What a node stands for.
    public enum Kind {
        METRIC,
        KPI
    }
}
