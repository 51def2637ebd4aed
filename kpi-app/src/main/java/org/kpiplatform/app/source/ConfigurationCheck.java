package org.kpiplatform.app.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kpiplatform.app.definition.plan.ConnectorCheck;
import org.kpiplatform.app.source.connector.Sources;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.check.Finding;
import org.kpiplatform.domain.source.SourceDefinition;

/// Checks configurations by what the connectors declare.
@ApplicationScoped
class ConfigurationCheck implements ConnectorCheck {

    private final Sources sources;

    ConfigurationCheck(Sources sources) {
        this.sources = sources;
    }

    @Override
    public List<Finding> check(SourceDefinition source) {
        return sources.problems(source).stream()
                .map(problem -> finding(source, problem))
                .toList();
    }

    private Finding finding(SourceDefinition source, ConfigurationProblem problem) {
        String path = sources.isInstalled(source.connector()) ? "config." + problem.path() : "connector";
        return new Finding(
                Finding.Severity.ERROR,
                DefinitionKind.SOURCE,
                source.key(),
                path.replaceFirst("\\.$", ""),
                -1,
                problem.message(),
                null);
    }
}
