package org.kpiplatform.app.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.shape.TreeView;
import org.kpiplatform.app.client.terminal.CsvText;

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

    static String csv(TreeView tree, int depth) {
        TreeRows rows = new TreeRows(depth);
        rows.add(tree.root(), null, 0);
        return rows.csv.toString();
    }

    private void add(TreeView.Node node, TreeView.@Nullable Node parent, int level) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(level);
        row.add(parent == null ? null : parent.key());
        row.add(node.key());
        row.add(node.kind());
        row.add(node.edge());
        row.add(node.name());
        row.add(node.unit());
        row.add(node.value());
        row.add(node.absence());
        row.add(node.previous());
        row.add(node.change());
        row.add(node.changeRatio());
        row.add(node.status());
        row.add(node.statusReason());
        row.add(node.targetValue());
        row.add(node.state());
        csv.row(row);
        if (level < depth) {
            node.children().forEach(child -> add(child, node, level + 1));
        }
    }
}
