package org.kpiplatform.app.definition;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.catalog.Finding;

/// A step from the definitions in force to others, and what speaks against it.
///
/// @param findings about what the step touches, and about everything else that it would break or spoil
record Change(InForce before, DefinitionSet after, List<Finding> findings) {

    /// The definitions that are not the same on both sides.
    static Set<DefinitionId> touched(DefinitionSet before, DefinitionSet after) {
        Set<DefinitionId> ids = new TreeSet<>(before.definitions().keySet());
        ids.addAll(after.definitions().keySet());
        ids.removeIf(id -> isSame(before.get(id), after.get(id)));
        return ids;
    }

    Set<DefinitionId> touched() {
        return touched(before.definitions(), after);
    }

    List<Finding> errors() {
        return findings.stream().filter(Finding::blocks).toList();
    }

    /// Refuses a step that would leave definitions that don't fit together.
    void requireSound() {
        if (!errors().isEmpty()) {
            throw ProblemException.invalid(
                    errors().stream().map(Finding::message).collect(Collectors.joining(" ")),
                    errors().stream().map(Change::violation).toList());
        }
    }

    private static Violation violation(Finding finding) {
        return Violation.of(finding.path(), finding.message()).suggesting(finding.suggestion());
    }

    private static boolean isSame(@Nullable Object before, @Nullable Object after) {
        return before != null && after != null && Canonical.tree(before).equals(Canonical.tree(after));
    }
}
