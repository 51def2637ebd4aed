package org.kpiplatform.app.client.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionPlan;
import org.kpiplatform.api.definition.FieldChange;
import org.kpiplatform.api.definition.PlannedChange;
import org.kpiplatform.api.definition.PlannedChange.Action;
import org.kpiplatform.app.client.command.ProblemText;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.CsvText;
import org.kpiplatform.app.client.terminal.Terminal;

/// A plan, field by field.
public final class PlanText {

    private static final int MOST_NAMED = 10;

    private final Terminal terminal;

    PlanText(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(DefinitionPlan plan, boolean dryRun) {
        plan.changes().stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .forEach(this::show);
        plan.warnings()
                .forEach(warning -> terminal.line(
                        terminal.paint(Colour.YELLOW, "Warning: " + ProblemText.place(warning) + warning.message())));
        terminal.line(summary(plan) + (dryRun ? " Nothing was changed: this was a dry run." : ""));
    }

    /// How many of what: `3 created, 0 changed, 66 unchanged.`
    public static String summary(DefinitionPlan plan) {
        Map<Action, Integer> counts = new EnumMap<>(Action.class);
        plan.changes().forEach(change -> counts.merge(change.action(), 1, Integer::sum));
        return Arrays.stream(Action.values())
                .filter(action -> counts.containsKey(action) || action == Action.CHANGE)
                .map(action -> counts.getOrDefault(action, 0) + " " + done(action))
                .collect(Collectors.joining(", ", "", "."));
    }

    /// A row for each field of each change; definitions that stay as they are have one without a field.
    static String csv(DefinitionPlan plan) {
        CsvText csv = new CsvText(List.of("action", "kind", "key", "field", "before", "after", "file", "line"));
        for (PlannedChange change : plan.changes()) {
            List<FieldChange> fields =
                    change.fields().isEmpty() ? List.of(new FieldChange("", null, null)) : change.fields();
            fields.forEach(field -> csv.row(row(change, field)));
        }
        return csv.toString();
    }

    private static List<@Nullable Object> row(PlannedChange change, FieldChange field) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(Words.of(change.action()));
        row.add(Words.of(change.kind()));
        row.add(change.key());
        row.add(field.field());
        row.add(field.before() == null ? null : text(field.before()));
        row.add(field.after() == null ? null : text(field.after()));
        row.add(change.file());
        row.add(change.line());
        return row;
    }

    private void show(PlannedChange change) {
        String what = sign(change.action()) + " " + Words.of(change.kind()) + " " + change.key();
        String line = change.line() == null ? "" : ":" + change.line();
        String place = change.file() == null ? "" : "  " + change.file() + line;
        terminal.line(terminal.paint(colour(change.action()), what) + terminal.paint(Colour.DIM, place));
        change.fields().forEach(field -> show(change.action(), field));
        if (!change.restates().isEmpty()) {
            terminal.line("    restates: " + restated(change.restates()));
        }
    }

    private static String restated(List<String> kpis) {
        String first = kpis.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return kpis.size() <= MOST_NAMED ? first : first + " and " + (kpis.size() - MOST_NAMED) + " more";
    }

    /// What is created has no before, and what is retired has nothing to tell.
    private void show(Action action, FieldChange field) {
        switch (action) {
            case CREATE -> terminal.line("    " + field.field() + ": " + text(field.after()));
            case CHANGE ->
                terminal.line("    " + field.field() + ": " + text(field.before()) + " -> " + text(field.after()));
            case RETIRE, UNCHANGED -> {}
        }
    }

    /// As it would stand in a file.
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "(none)";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(PlanText::text).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    private static String done(Action action) {
        return switch (action) {
            case CREATE -> "created";
            case CHANGE -> "changed";
            case RETIRE -> "retired";
            case UNCHANGED -> "unchanged";
        };
    }

    private static String sign(Action action) {
        return switch (action) {
            case CREATE -> "+";
            case CHANGE -> "~";
            case RETIRE -> "-";
            case UNCHANGED -> " ";
        };
    }

    private static Colour colour(Action action) {
        return switch (action) {
            case CREATE -> Colour.GREEN;
            case CHANGE -> Colour.YELLOW;
            case RETIRE -> Colour.RED;
            case UNCHANGED -> Colour.PLAIN;
        };
    }
}
