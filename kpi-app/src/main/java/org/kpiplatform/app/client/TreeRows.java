package org.kpiplatform.app.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.domain.tree.KpiTree;
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
            "state");

    private final CsvText csv = new CsvText(HEADER);
    private final int depth;

    private TreeRows(int depth) {
        this.depth = depth;
    }

    static String csv(KpiTree tree, int depth) {
        TreeRows rows = new TreeRows(depth);
        rows.add(tree.root(), null, 0);
        return rows.csv.toString();
    }

    private void add(TreeNode node, @Nullable TreeNode parent, int level) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(level);
        row.add(parent == null ? null : parent.key());
        row.add(node.key());
        row.add(word(node.kind()));
        row.add(word(node.edge()));
        row.add(node.name());
        row.add(node.unit());
        row.add(node.value());
        row.add(word(node.absence()));
        row.add(node.previous());
        row.add(node.change());
        row.add(node.changeRatio());
        row.add(word(node.status()));
        row.add(node.statusReason());
        row.add(node.targetValue());
        row.add(word(node.state()));
        csv.row(row);
        if (level < depth) {
            node.children().forEach(child -> add(child, node, level + 1));
        }
    }

    /// As the service writes it.
    private static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
