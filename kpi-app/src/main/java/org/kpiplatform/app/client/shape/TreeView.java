package org.kpiplatform.app.client.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tree.
public record TreeView(String kpi, String period, @Nullable String previousPeriod, Node root) {
    /// Node.
    public record Node(
            String key,
            String kind,
            @Nullable String name,
            String unit,
            @Nullable Integer decimals,
            @Nullable String formula,
            @Nullable String edge,
            @Nullable Double value,
            @Nullable String absence,
            @Nullable Double previous,
            @Nullable Double change,
            @Nullable Double changeRatio,
            @Nullable String status,
            @Nullable String statusReason,
            @Nullable Double targetValue,
            @Nullable String state,
            List<Node> children) {
        public Node {
            children = children == null ? List.of() : children;
        }
    }
}
