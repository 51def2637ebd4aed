package org.kpiplatform.app.definition.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.definition.store.Canonical;
import org.kpiplatform.app.definition.store.DefinitionId;
import org.kpiplatform.app.definition.store.DefinitionSet;
import org.kpiplatform.app.definition.store.InForce;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.catalog.check.Finding;

/// A step from the definitions in force to others, and what speaks against it.
///
/// @param findings about what the step touches, and about everything else that it would break or spoil
public record Change(InForce before, DefinitionSet after, List<Finding> findings) {

    /// The definitions that are not the same on both sides.
    public Set<DefinitionId> touched() {
        return before.definitions().differences(after);
    }

    /// What keeps it from being made.
    public List<Finding> errors() {
        return findings.stream().filter(Finding::blocks).toList();
    }

    /// Refuses a step that would leave definitions that don't fit together.
    public void requireSound() {
        if (!errors().isEmpty()) {
            throw ProblemException.invalid(
                    errors().stream().map(Finding::message).collect(Collectors.joining(" ")),
                    errors().stream().map(this::violation).toList());
        }
    }

    private Violation violation(Finding finding) {
        Violation violation = Violation.of(finding.path(), finding.message()).suggesting(finding.suggestion());
        return finding.offset() < 0 ? violation : at(finding, violation);
    }

    /// There is no file, so that lines and columns are those of the text itself.
    private Violation at(Finding finding, Violation violation) {
        String text = text(finding);
        String until = text.substring(0, Math.min(finding.offset(), text.length()));
        int line = (int) until.chars().filter(character -> character == '\n').count();
        return violation.at(line + 1, finding.offset() - until.lastIndexOf('\n'));
    }

    private String text(Finding finding) {
        Object definition = after.get(new DefinitionId(finding.kind(), finding.key()));
        String pointer =
                "/" + finding.path().replace('.', '/').replace('[', '/').replace("]", "");
        return definition == null ? "" : Canonical.tree(definition).at(pointer).asText();
    }
}
