package org.kpiplatform.app.definition.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.api.definition.DefinitionPlan;
import org.kpiplatform.api.definition.FieldChange;
import org.kpiplatform.api.definition.PlannedChange;
import org.kpiplatform.api.definition.PlannedChange.Action;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.definition.store.DefinitionId;
import org.kpiplatform.app.definition.store.DefinitionSet;
import org.kpiplatform.app.definition.store.InForce;
import org.kpiplatform.app.definition.yaml.WrittenDefinition;
import org.kpiplatform.app.definition.yaml.WrittenDefinitions;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.catalog.CalendarMoves;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.check.Finding;

/// What files say, and how it relates to what is in force.
record WantedDefinitions(WrittenDefinitions read, Map<DefinitionId, WrittenDefinition> written, boolean retireAbsent) {

    static WantedDefinitions of(DefinitionFiles files) {
        WrittenDefinitions read = WrittenDefinitions.read(files.files());
        return new WantedDefinitions(
                read,
                read.definitions().stream().collect(Collectors.toMap(WantedDefinitions::id, Function.identity())),
                files.retireAbsent());
    }

    /// What would be in force; what could not be read stays as it is.
    DefinitionSet edit(InForce present, ConnectorSecrets secrets) {
        DefinitionSet wanted = present.definitions();
        for (DefinitionId id : present.revisions().keySet()) {
            boolean isAbsent = !written.containsKey(id) && !read.unreadable().contains(id.key());
            wanted = retireAbsent && isAbsent ? wanted.without(id) : wanted;
        }
        for (WrittenDefinition definition : written.values()) {
            Object before = present.definitions().get(id(definition));
            wanted = wanted.with(secrets.sealed(definition.definition(), before));
        }
        return wanted;
    }

    /// Refuses files with mistakes, all of them at once: what cannot be read as well as what does not hold together.
    void requireSound(Change change) {
        Stream<Violation> errors =
                change.errors().stream().filter(finding -> !follows(finding)).map(this::locate);
        List<Violation> mistakes = Stream.concat(read.mistakes().stream(), errors)
                .sorted(read.inOrderOfFiles())
                .toList();
        if (!mistakes.isEmpty()) {
            String count = mistakes.size() == 1 ? "There is one mistake" : "There are " + mistakes.size() + " mistakes";
            throw ProblemException.invalid(count + " in the definitions. Nothing was changed.", mistakes);
        }
    }

    /// Whether something is found only because a definition that it names could not be read.
    private boolean follows(Finding finding) {
        return read.unreadable().stream()
                .anyMatch(key -> finding.message().matches("(?s).*`([^`]*\\W)?" + key + "(\\W[^`]*)?`.*"));
    }

    DefinitionPlan plan(Change change, ConnectorSecrets secrets) {
        Set<DefinitionId> touched = change.touched();
        Set<DefinitionId> ids = new TreeSet<>(written.keySet());
        ids.addAll(touched);
        CalendarMoves moves =
                CalendarMoves.between(change.before().catalog(), change.after().catalog());
        List<Violation> warnings = new ArrayList<>(read.warnings());
        change.findings().stream()
                .filter(finding -> !finding.blocks())
                .map(this::locate)
                .forEach(warnings::add);
        return new DefinitionPlan(
                ids.stream()
                        .map(id -> planned(id, change, touched.contains(id), moves, secrets))
                        .toList(),
                warnings);
    }

    private PlannedChange planned(
            DefinitionId id, Change change, boolean isTouched, CalendarMoves moves, ConnectorSecrets secrets) {
        Object before = change.before().definitions().get(id);
        Object after = change.after().get(id);
        Optional<WrittenDefinition> source = Optional.ofNullable(written.get(id));
        return new PlannedChange(
                action(before, after, isTouched),
                id.kind(),
                id.key(),
                isTouched ? differences(before, after, secrets) : List.of(),
                isTouched && id.kind() == DefinitionKind.CALENDAR ? moves.kpis(id.key()) : List.of(),
                source.map(WrittenDefinition::file).orElse(null),
                source.map(definition -> definition.place().line()).orElse(null));
    }

    private static List<FieldChange> differences(
            @Nullable Object before, @Nullable Object after, ConnectorSecrets secrets) {
        return new HiddenSecrets(secrets, before, after).hide(FieldDifferences.between(before, after));
    }

    private static Action action(@Nullable Object before, @Nullable Object after, boolean isTouched) {
        if (!isTouched) {
            return Action.UNCHANGED;
        }
        return before == null ? Action.CREATE : after == null ? Action.RETIRE : Action.CHANGE;
    }

    private Violation locate(Finding finding) {
        WrittenDefinition definition = written.get(new DefinitionId(finding.kind(), finding.key()));
        return definition == null
                ? Violation.of(
                        finding.path(),
                        "The " + finding.kind().noun() + " `" + finding.key() + "`, which is in none of the files: "
                                + finding.message())
                : definition.locate(finding);
    }

    private static DefinitionId id(WrittenDefinition definition) {
        return new DefinitionId(definition.kind(), definition.key());
    }
}
