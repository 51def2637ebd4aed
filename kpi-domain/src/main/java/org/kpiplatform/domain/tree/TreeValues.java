package org.kpiplatform.domain.tree;

import java.util.Map;
import org.kpiplatform.domain.engine.Evaluation;

/// The answers to the questions of a [TreeScope].
///
/// @param total       the tree's period and the one before
/// @param byDimension the same by each dimension of the scope; one that is left out is not known
/// @param others      other periods, by dimension, in total under [#TOTAL]; left out where none were asked for
public record TreeValues(Evaluation total, Map<String, Evaluation> byDimension, Map<String, Evaluation> others) {

    /// Where [#others] has what is not split.
    public static final String TOTAL = "";

    public TreeValues {
        byDimension = Map.copyOf(byDimension);
        others = Map.copyOf(others);
    }

    /// Where no target goes by other periods.
    public TreeValues(Evaluation total, Map<String, Evaluation> byDimension) {
        this(total, byDimension, Map.of());
    }
}
