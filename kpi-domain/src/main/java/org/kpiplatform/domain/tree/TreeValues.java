package org.kpiplatform.domain.tree;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.Findings;

/// The answers to the questions of a [TreeScope].
///
/// @param total       the tree's period and the one before
/// @param byDimension the same by each dimension of the scope; one that is left out is not known
/// @param others      other periods, by dimension, in total under [#TOTAL]; left out where none were asked for
/// @param reported    what had been reported of KPIs in total, which stands above what is computed; null where
///     nobody asks for a moment
public record TreeValues(
        Evaluation total,
        Map<String, Findings> byDimension,
        Map<String, Findings> others,
        @Nullable Findings reported) {

    /// Where [#others] has what is not split.
    public static final String TOTAL = "";

    public TreeValues {
        byDimension = Map.copyOf(byDimension);
        others = Map.copyOf(others);
    }

    /// Of what is known now.
    public TreeValues(Evaluation total, Map<String, Findings> byDimension, Map<String, Findings> others) {
        this(total, byDimension, others, null);
    }

    /// Where a metric or KPI is known in total.
    public Findings whole(String key) {
        return reported != null && reported.has(key) ? reported : total;
    }

    /// Where no target goes by other periods.
    public TreeValues(Evaluation total, Map<String, ? extends Findings> byDimension) {
        this(total, Map.copyOf(byDimension), Map.of());
    }
}
