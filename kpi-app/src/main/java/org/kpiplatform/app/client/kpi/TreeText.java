package org.kpiplatform.app.client.kpi;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.kpi.TreeView;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Quantity;
import org.kpiplatform.app.client.terminal.Table;
import org.kpiplatform.app.client.terminal.Table.Cell;
import org.kpiplatform.app.client.terminal.Terminal;
import org.kpiplatform.domain.kpi.EdgeKind;
import org.kpiplatform.domain.target.Status;
import org.kpiplatform.domain.target.StatusRollup;
import org.kpiplatform.domain.tree.Reconciliation;
import org.kpiplatform.domain.tree.Reconciliation.Compared;
import org.kpiplatform.domain.tree.TreeNode;

/// A KPI tree, drawn. Solid branches are arithmetic; dashed ones are influences, guards and peers, and what the
/// parts of a KPI leave unexplained, and say so.
final class TreeText {

    static final String UNFINISHED = "*";

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
        terminal.line(terminal.paint(Colour.BOLD, tree.root().name() + " in " + tree.period()) + ", changes since "
                + tree.previousPeriod());
        terminal.line("");
        draw(tree.root(), "", "", depth);
        table.print(terminal);
        terminal.line("");
        terminal.line(counts(terminal, tree.statuses()) + score(tree.statuses()));
        if (unfinished) {
            terminal.line("");
            terminal.line(unfinished(terminal));
        }
    }

    /// How many KPIs stand how.
    static String counts(Terminal terminal, StatusRollup statuses) {
        return statuses.counts().entrySet().stream()
                .map(entry -> entry.getValue() + " " + status(terminal, entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    /// What the mark at a value means.
    static String unfinished(Terminal terminal) {
        return terminal.paint(Colour.DIM, UNFINISHED + " not final: not all of the period is known or settled yet");
    }

    /// By weight, over those that judge.
    static String score(StatusRollup statuses) {
        Double score = statuses.score();
        return score == null ? "" : "; score " + Quantity.show(score, "%", 0);
    }

    /// @param branch  what is drawn before this node
    /// @param indent  what is drawn before the branches of its children
    private void draw(TreeNode node, String branch, String indent, int levels) {
        boolean expandable = !node.children().isEmpty();
        boolean again = drawn.contains(node.key()) && (expandable || node.folded());
        boolean cut = node.folded() || (expandable && levels == 0);
        String more = again ? terminal.either(" ↑", " (above)") : cut ? terminal.either(" …", " ...") : "";
        table.row(List.of(
                Cell.of(branch + node.name() + EdgeLabel.of(node) + more),
                value(node),
                Cell.of(change(node)),
                status(node.status())));
        if (!again && !cut) {
            drawn.add(node.key());
            drawChildren(node, indent, levels - 1);
        }
    }

    private void drawChildren(TreeNode node, String indent, int levels) {
        List<Reconciliation> unexplained = node.reconciliations().stream()
                .filter(it -> it.residual() != null && it.residual() != 0)
                .toList();
        for (int i = 0; i < node.children().size(); i++) {
            TreeNode child = node.children().get(i);
            boolean last = unexplained.isEmpty() && i == node.children().size() - 1;
            String line = EdgeLabel.isArithmetic(child) ? terminal.either("─ ", "- ") : terminal.either("╌ ", "~ ");
            String below = last ? "   " : terminal.either("│  ", "|  ");
            draw(child, indent + corner(last) + line, indent + below, levels);
        }
        for (int i = 0; i < unexplained.size(); i++) {
            String branch = indent + corner(i == unexplained.size() - 1) + terminal.either("╌ ", "~ ");
            drawUnexplained(node, unexplained.get(i), branch);
        }
    }

    private String corner(boolean last) {
        return last ? terminal.either("└", "`") : terminal.either("├", "|");
    }

    private void drawUnexplained(TreeNode node, Reconciliation unexplained, String branch) {
        double residual = Objects.requireNonNull(unexplained.residual());
        String where = unexplained.of() == Compared.VALUE ? "" : " in the " + word(unexplained.of());
        String of = unexplained.edge() == EdgeKind.SLICE ? " by slices" : " by parts";
        String unit = unexplained.of() == Compared.VALUE ? node.unit() : "ratio";
        String share =
                unexplained.share() == null ? "" : Quantity.show(Math.abs(unexplained.share()), "%", 1) + " of it";
        table.row(List.of(
                new Cell(branch + "unexplained" + of + where, Colour.YELLOW),
                new Cell(Quantity.show(residual, unit, node.decimals()), Colour.YELLOW),
                Cell.of(share),
                Cell.of("")));
    }

    private Cell value(TreeNode node) {
        if (node.value() == null) {
            return new Cell(word(node.absence()), Colour.DIM);
        }
        boolean unsettled = !node.state().isSettled();
        unfinished |= unsettled;
        return Cell.of(Quantity.show(node.value(), node.unit(), node.decimals()) + (unsettled ? UNFINISHED : ""));
    }

    private String change(TreeNode node) {
        if (node.change() == null) {
            return "";
        }
        return change(terminal, Quantity.change(node.change(), node.changeRatio(), node.unit(), node.decimals()));
    }

    /// A change with an arrow that shows its direction.
    static String change(Terminal terminal, String change) {
        return switch (change.charAt(0)) {
            case '+' -> terminal.either("▲ ", "^ ") + change;
            case '-' -> terminal.either("▼ ", "v ") + change;
            default -> "= " + change;
        };
    }

    static String status(Terminal terminal, @Nullable Status status) {
        return terminal.paint(colour(status), word(status));
    }

    static Cell status(@Nullable Status status) {
        return new Cell(word(status), colour(status));
    }

    private static String word(@Nullable Enum<?> value) {
        return Words.of(value).replace('_', ' ');
    }

    private static Colour colour(@Nullable Status status) {
        return switch (status) {
            case MET, ON_TRACK -> Colour.GREEN;
            case AT_RISK, STALE -> Colour.YELLOW;
            case OFF_TRACK -> Colour.RED;
            case ACCEPTED -> Colour.BLUE;
            case NO_TARGET, NO_DATA, TOO_EARLY -> Colour.DIM;
            case null -> Colour.DIM;
        };
    }
}
