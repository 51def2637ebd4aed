package org.kpiplatform.app.definition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.api.definition.DefinitionPlan;
import org.kpiplatform.api.definition.PlannedChange;
import org.kpiplatform.api.definition.PlannedChange.Action;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.definition.yaml.WrittenDefinition;
import org.kpiplatform.app.definition.yaml.WrittenDefinitions;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.catalog.Finding;

/// Compares what files say with what is in force, and brings the one to the other.
@ApplicationScoped
class Planning {

    private final Changes changes;

    Planning(Changes changes) {
        this.changes = changes;
    }

    /// What applying the files would do.
    DefinitionPlan plan(DefinitionFiles files) {
        Wanted wanted = Wanted.read(files);
        Change change = changes.consider(wanted::edit);
        wanted.requireSound(change);
        return wanted.plan(change);
    }

    /// Does it.
    DefinitionPlan apply(DefinitionFiles files) {
        Wanted wanted = Wanted.read(files);
        return wanted.plan(changes.make(wanted::edit, wanted::requireSound).change());
    }

    /// What files say, without mistakes of their own.
    private record Wanted(Map<DefinitionId, WrittenDefinition> written, boolean retireAbsent) {

        static Wanted read(DefinitionFiles files) {
            WrittenDefinitions read = WrittenDefinitions.read(files.files());
            if (!read.mistakes().isEmpty()) {
                throw refusal(read.mistakes());
            }
            return new Wanted(
                    read.definitions().stream().collect(Collectors.toMap(Wanted::id, Function.identity())),
                    files.retireAbsent());
        }

        DefinitionSet edit(InForce present) {
            DefinitionSet wanted = present.definitions();
            for (DefinitionId id : present.revisions().keySet()) {
                wanted = retireAbsent && !written.containsKey(id) ? wanted.without(id) : wanted;
            }
            for (WrittenDefinition definition : written.values()) {
                wanted = wanted.with(definition.definition());
            }
            return wanted;
        }

        void requireSound(Change change) {
            if (!change.errors().isEmpty()) {
                throw refusal(change.errors().stream().map(this::locate).toList());
            }
        }

        DefinitionPlan plan(Change change) {
            Set<DefinitionId> ids = new TreeSet<>(written.keySet());
            Set<DefinitionId> touched = change.touched();
            ids.addAll(touched);
            List<Violation> warnings = change.findings().stream()
                    .filter(finding -> !finding.blocks())
                    .map(this::locate)
                    .toList();
            return new DefinitionPlan(
                    ids.stream()
                            .map(id -> planned(id, change, touched.contains(id)))
                            .toList(),
                    warnings);
        }

        private PlannedChange planned(DefinitionId id, Change change, boolean isTouched) {
            Object before = change.before().definitions().get(id);
            Object after = change.after().get(id);
            Optional<WrittenDefinition> source = Optional.ofNullable(written.get(id));
            return new PlannedChange(
                    action(before, after, isTouched),
                    id.kind(),
                    id.key(),
                    isTouched ? FieldDifferences.between(before, after) : List.of(),
                    source.map(WrittenDefinition::file).orElse(null),
                    source.map(definition -> definition.place().line()).orElse(null));
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

        private static ProblemException refusal(List<Violation> mistakes) {
            List<Violation> all = new ArrayList<>(mistakes);
            String count = all.size() == 1 ? "There is one mistake" : "There are " + all.size() + " mistakes";
            return ProblemException.invalid(count + " in the definitions. Nothing was changed.", all);
        }
    }
}
