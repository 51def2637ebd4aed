package org.kpiplatform.app.client;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.shape.TreeView;
import org.kpiplatform.app.client.shape.TreeView.Node;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Quantity;
import org.kpiplatform.app.client.terminal.Table;
import org.kpiplatform.app.client.terminal.Table.Cell;
import org.kpiplatform.app.client.terminal.Terminal;

/// A KPI tree, drawn. Solid branches are arithmetic; dashed ones are influences, guards and peers, and say
/// so.
final class TreeText {

    private static final String UNFINISHED = "*";

    private final Terminal terminal;
    private final int depth;
    private final Table table = new Table().text("").number("").number("").text("");
    private final Set<String> drawn = new HashSet<>();
    private boolean unfinished;

    /// @param depth levels below the root
    TreeText(Terminal terminal, int depth) {
        this.terminal = terminal;
        this.depth = depth;
    }

    void print(TreeView tree) {
        String against = tree.previousPeriod() == null ? "" : ", changes since " + tree.previousPeriod();
        terminal.line(terminal.paint(Colour.BOLD, name(tree.root()) + " in " + tree.period()) + against);
        terminal.line("");
        draw(tree.root(), "", "", depth);
        table.print(terminal);
        if (unfinished) {
            terminal.line("");
            terminal.line(terminal.paint(Colour.DIM, UNFINISHED + " provisional: not all of the period is known yet"));
        }
    }

    /// Why KPIs are at risk or off track, each once.
    void printReasons(TreeView tree) {
        Map<String, Node> worrying = new LinkedHashMap<>();
        collect(tree.root(), depth, worrying);
        worrying.values().forEach(node -> {
            terminal.line("");
            terminal.line(name(node) + ": " + terminal.paint(colour(node.status()), word(node.status())));
            terminal.line("  " + node.statusReason());
        });
    }

    /// @param branch  what is drawn before this node
    /// @param indent  what is drawn before the branches of its children
    private void draw(Node node, String branch, String indent, int levels) {
        boolean again = !drawn.add(node.key()) && !node.children().isEmpty();
        boolean cut = levels == 0 && !node.children().isEmpty();
        String more = again ? terminal.either(" ↑", " (above)") : cut ? terminal.either(" …", " ...") : "";
        table.row(List.of(
                Cell.of(branch + name(node) + edge(node) + more), value(node), Cell.of(change(node)), status(node)));
        if (again || cut) {
            return;
        }
        List<Node> children = node.children();
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            String corner = last ? terminal.either("└", "`") : terminal.either("├", "|");
            String line = isArithmetic(children.get(i)) ? terminal.either("─ ", "- ") : terminal.either("╌ ", "~ ");
            draw(
                    children.get(i),
                    indent + corner + line,
                    indent + (last ? "   " : terminal.either("│  ", "|  ")),
                    levels - 1);
        }
    }

    private static void collect(Node node, int levels, Map<String, Node> worrying) {
        if (node.statusReason() != null && ("at_risk".equals(node.status()) || "off_track".equals(node.status()))) {
            worrying.putIfAbsent(node.key(), node);
        }
        if (levels > 0) {
            node.children().forEach(child -> collect(child, levels - 1, worrying));
        }
    }

    private static boolean isArithmetic(Node node) {
        return node.edge() == null
                || node.edge().equals("formula")
                || node.edge().equals("slice");
    }

    private static String edge(Node node) {
        return isArithmetic(node) ? "" : " (" + node.edge() + ")";
    }

    private static String name(Node node) {
        return node.name() == null ? node.key() : node.name();
    }

    private Cell value(Node node) {
        if (node.value() == null) {
            return new Cell(node.absence() == null ? "" : node.absence(), Colour.DIM);
        }
        boolean provisional = "provisional".equals(node.state());
        unfinished |= provisional;
        return Cell.of(Quantity.show(node.value(), node.unit(), node.decimals()) + (provisional ? UNFINISHED : ""));
    }

    private String change(Node node) {
        if (node.change() == null) {
            return "";
        }
        String change = Quantity.change(node.change(), node.changeRatio(), node.unit(), node.decimals());
        return switch (change.charAt(0)) {
            case '+' -> terminal.either("▲ ", "^ ") + change;
            case '-' -> terminal.either("▼ ", "v ") + change;
            default -> "= " + change;
        };
    }

    private static Cell status(Node node) {
        return new Cell(word(node.status()), colour(node.status()));
    }

    private static String word(@Nullable String status) {
        return status == null ? "" : status.replace('_', ' ');
    }

    private static Colour colour(@Nullable String status) {
        return switch (status) {
            case "met", "on_track" -> Colour.GREEN;
            case "at_risk", "stale" -> Colour.YELLOW;
            case "off_track" -> Colour.RED;
            case "accepted" -> Colour.BLUE;
            case null, default -> Colour.DIM;
        };
    }
}
