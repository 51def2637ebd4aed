package org.kpiplatform.app.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.kpiplatform.app.definition.plan.ConnectorCheck;
import org.kpiplatform.app.source.connector.Sources;
import org.kpiplatform.app.source.secret.SecretProblem;
import org.kpiplatform.app.source.secret.SourceSecrets;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.check.Finding;
import org.kpiplatform.domain.source.SourceDefinition;

/// Checks configurations by what the connectors declare, and whether their secrets can be kept.
@ApplicationScoped
class ConfigurationCheck implements ConnectorCheck {

    private final Sources sources;
    private final SourceSecrets secrets;

    ConfigurationCheck(Sources sources, SourceSecrets secrets) {
        this.sources = sources;
        this.secrets = secrets;
    }

    @Override
    public List<Finding> check(SourceDefinition source) {
        return Stream.of(
                        secrets.problems(source).stream().map(problem -> finding(source, problem)),
                        sources.problems(source).stream().map(problem -> finding(source, problem)),
                        uploadsThatNobodyReads(source))
                .flatMap(findings -> findings)
                .toList();
    }

    private Stream<Finding> uploadsThatNobodyReads(SourceDefinition source) {
        return source.readsUploads() && sources.own(source).isPresent()
                ? Stream.of(new Finding(
                        Finding.Severity.ERROR,
                        DefinitionKind.SOURCE,
                        source.key(),
                        "folder",
                        -1,
                        "A source with `connector: " + source.connector()
                                + "` reads no files, so none can be sent for it. " + "Leave `folder` out.",
                        null))
                : Stream.empty();
    }

    private static Finding finding(SourceDefinition source, SecretProblem problem) {
        return new Finding(
                problem.blocks() ? Finding.Severity.ERROR : Finding.Severity.WARNING,
                DefinitionKind.SOURCE,
                source.key(),
                problem.path(),
                -1,
                problem.message(),
                null);
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
