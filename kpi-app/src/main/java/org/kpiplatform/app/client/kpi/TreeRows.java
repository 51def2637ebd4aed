package org.kpiplatform.app.client.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.kpi.TreeView;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.domain.tree.Reconciliation;
import org.kpiplatform.domain.tree.TreeNode;

/// A tree for spreadsheets: a row for each node, parents before children.
final class TreeRows {

    private static final List<String> HEADER = List.of(
            "level",
            "parent",
            "key",
            "kind",
            "edge",
            "name",
            "unit",
            "value",
            "absence",
            "previous",
            "change",
            "change_ratio",
            "status",
            "status_reason",
            "target_value",
            "state",
            "slice",
            "residual",
            "warnings");

    private final CsvText csv = new CsvText(HEADER);
    private final int depth;

    private TreeRows(int depth) {
        this.depth = depth;
    }

    static String csv(TreeView tree, int depth) {
        TreeRows rows = new TreeRows(depth);
        rows.add(tree.root(), null, 0);
        return rows.csv.toString();
    }

    private static @Nullable String slice(TreeNode node) {
        Map<String, @Nullable String> slice = node.slice();
        return slice == null
                ? null
                : slice.entrySet().stream()
                        .map(part -> part.getKey() + "=" + Objects.requireNonNullElse(part.getValue(), ""))
                        .collect(Collectors.joining(" "));
    }

    private static @Nullable Double residual(TreeNode node) {
        return node.reconciliations().stream()
                .filter(it -> it.of() == Reconciliation.Compared.VALUE)
                .map(Reconciliation::residual)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void add(TreeNode node, @Nullable TreeNode parent, int level) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(level);
        row.add(parent == null ? null : parent.key());
        row.add(node.key());
        row.add(Words.of(node.kind()));
        row.add(Words.of(node.edge()));
        row.add(node.name());
        row.add(node.unit());
        row.add(node.value());
        row.add(Words.of(node.absence()));
        row.add(node.previous());
        row.add(node.change());
        row.add(node.changeRatio());
        row.add(Words.of(node.status()));
        row.add(node.statusReason());
        row.add(node.targetValue());
        row.add(Words.of(node.state()));
        row.add(slice(node));
        row.add(residual(node));
        row.add(String.join(" ", node.warnings()));
        csv.row(row);
        if (level < depth) {
            node.children().forEach(child -> add(child, node, level + 1));
        }
    }
}
