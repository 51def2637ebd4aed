package org.kpiplatform.app.client.kpi;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.kpiplatform.api.kpi.TreeView;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Terminal;
import org.kpiplatform.domain.target.Status;
import org.kpiplatform.domain.tree.Reconciliation;
import org.kpiplatform.domain.tree.TreeNode;

/// What is said below a KPI tree, about the nodes that are shown of it, each once.
final class TreeNotes {

    private final Terminal terminal;
    private final int depth;

    /// @param depth levels below the root
    TreeNotes(Terminal terminal, int depth) {
        this.terminal = terminal;
        this.depth = depth;
    }

    /// What should not pass unseen.
    void printWarnings(TreeView tree) {
        Set<String> warnings = new LinkedHashSet<>();
        collectWarnings(tree.root(), depth, warnings);
        warnings.forEach(warning -> {
            terminal.line("");
            terminal.line(terminal.paint(Colour.YELLOW, "! ") + warning);
        });
    }

    private static void collectWarnings(TreeNode node, int levels, Set<String> warnings) {
        node.warnings().forEach(warning -> warnings.add(node.name() + ": " + warning));
        if (levels > 0) {
            node.children().forEach(child -> collectWarnings(child, levels - 1, warnings));
        }
    }

    /// Why KPIs are at risk or off track, what their parts don't explain, and what speaks for edges.
    void printReasons(TreeView tree) {
        Map<String, TreeNode> nodes = new LinkedHashMap<>();
        collect(tree.root(), depth, nodes);
        nodes.values().stream().filter(TreeNotes::isWorrying).forEach(node -> {
            terminal.line("");
            terminal.line(node.name() + ": " + TreeText.status(terminal, node.status()));
            terminal.line("  " + node.statusReason());
        });
        nodes.values().stream()
                .filter(node -> !node.reconciliations().isEmpty())
                .forEach(node -> {
                    terminal.line("");
                    terminal.line(node.name() + ":");
                    node.reconciliations().stream()
                            .map(Reconciliation::reason)
                            .forEach(reason -> terminal.line("  " + reason));
                });
        nodes.values().forEach(this::printEvidence);
    }

    private void printEvidence(TreeNode node) {
        if (node.drawn() != null && node.drawn().evidence() != null) {
            terminal.line("");
            terminal.line(node.name() + " (" + Words.of(node.edge()) + "):");
            terminal.line("  " + node.drawn().evidence());
        }
    }

    private static boolean isWorrying(TreeNode node) {
        return node.status() == Status.AT_RISK || node.status() == Status.OFF_TRACK;
    }

    private static void collect(TreeNode node, int levels, Map<String, TreeNode> nodes) {
        nodes.putIfAbsent(node.key() + node.slice(), node);
        if (levels > 0) {
            node.children().forEach(child -> collect(child, levels - 1, nodes));
        }
    }
}
