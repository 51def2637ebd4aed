package org.kpiplatform.app.client.kpi;

import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.domain.kpi.Edge;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.tree.TreeNode;

/// How a node belongs to the one above it, in brackets: `(influence: positive, after 2 periods, correlated)`.
final class EdgeLabel {

    private EdgeLabel() {}

    /// Whether the node above is made of it.
    static boolean isArithmetic(TreeNode node) {
        return node.edge() == null || node.edge() == EdgeKind.FORMULA || node.edge() == EdgeKind.SLICE;
    }

    /// Nothing for inputs of a formula, and for slices by a dimension, whose name tells enough.
    static String of(TreeNode node) {
        if (node.edge() == EdgeKind.SLICE) {
            return node.slice() == null
                    ? " (slice)"
                    : " (" + String.join(", ", node.slice().keySet()) + ")";
        }
        if (isArithmetic(node)) {
            return "";
        }
        List<String> words = node.drawn() == null ? List.of() : words(node.drawn());
        String kind = Words.of(node.edge());
        return words.isEmpty() ? " (" + kind + ")" : " (" + kind + ": " + String.join(", ", words) + ")";
    }

    private static List<String> words(Edge edge) {
        List<String> words = new ArrayList<>();
        if (edge.sign() != null) {
            words.add(Words.of(edge.sign()));
        }
        if (edge.lag() > 0) {
            words.add("after " + edge.lag() + (edge.lag() == 1 ? " period" : " periods"));
        }
        if (edge.confidence() != null) {
            words.add(Words.of(edge.confidence()));
        }
        if (edge.reviewedOn() != null) {
            words.add("reviewed " + edge.reviewedOn());
        }
        return words;
    }
}
