package org.kpiplatform.app.definition.yaml;

import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.check.Finding;

/// A definition that was read from a file.
///
/// @param definition a source, metric or KPI
/// @param place      where its document begins
public record WrittenDefinition(
        DefinitionKind kind, String key, Object definition, String file, Place place, Positions positions) {

    /// A finding about this definition, with its place in the file.
    public Violation locate(Finding finding) {
        String path = finding.path().equals("key") ? kind.name().toLowerCase(java.util.Locale.ROOT) : finding.path();
        Place at = positions.inside(path, finding.offset());
        return Violation.of(finding.path(), finding.message())
                .suggesting(finding.suggestion())
                .in(file)
                .at(at.line(), at.column());
    }
}
