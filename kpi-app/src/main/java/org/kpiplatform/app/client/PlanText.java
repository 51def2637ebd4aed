package org.kpiplatform.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.shape.Plan;
import org.kpiplatform.app.client.shape.Plan.Change;
import org.kpiplatform.app.client.shape.Plan.Field;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Terminal;

/// A plan, field by field.
final class PlanText {

    private final Terminal terminal;

    PlanText(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(Plan plan, boolean dryRun) {
        plan.changes().stream()
                .filter(change -> !change.action().equals("unchanged"))
                .forEach(this::show);
        plan.warnings().forEach(warning -> terminal.line(terminal.paint(Colour.YELLOW, "Warning: " + warning)));
        terminal.line(summary(plan) + (dryRun ? " Nothing was changed: this was a dry run." : ""));
    }

    /// How many of what: `3 created, 1 changed, 66 unchanged.`
    static String summary(Plan plan) {
        Map<String, Integer> counts = new TreeMap<>();
        plan.changes().forEach(change -> counts.merge(change.action(), 1, Integer::sum));
        List<String> parts = List.of("create", "change", "retire", "unchanged").stream()
                .filter(action -> counts.containsKey(action) || action.equals("change"))
                .map(action -> counts.getOrDefault(action, 0) + " " + participle(action))
                .toList();
        return String.join(", ", parts) + ".";
    }

    private void show(Change change) {
        String place = change.file() == null ? "" : "  " + change.file() + lineOf(change);
        terminal.line(terminal.paint(
                        colour(change.action()), sign(change.action()) + " " + change.kind() + " " + change.key())
                + terminal.paint(Colour.DIM, place));
        boolean names = change.action().equals("change");
        for (Field field : change.fields()) {
            String before = names ? text(field.before()) + " -> " : "";
            if (!change.action().equals("retire")) {
                terminal.line("    " + field.field() + ": " + before + text(field.after()));
            }
        }
    }

    private static String lineOf(Change change) {
        return change.line() == null ? "" : ":" + change.line();
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "(none)";
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String participle(String action) {
        return switch (action) {
            case "create" -> "created";
            case "change" -> "changed";
            case "retire" -> "retired";
            default -> action;
        };
    }

    private static String sign(String action) {
        return switch (action) {
            case "create" -> "+";
            case "retire" -> "-";
            default -> "~";
        };
    }

    private static Colour colour(String action) {
        return switch (action) {
            case "create" -> Colour.GREEN;
            case "retire" -> Colour.RED;
            default -> Colour.YELLOW;
        };
    }
}
