package org.kpiplatform.app.definition.plan;

import java.util.List;
import org.kpiplatform.domain.catalog.check.Finding;
import org.kpiplatform.domain.source.SourceDefinition;

/// Tells whether a source's connector exists and understands its configuration. Implemented by the feature that
/// talks to connectors.
public interface ConnectorCheck {

    /// What is wrong, without asking the source itself; empty when nothing is.
    List<Finding> check(SourceDefinition source);
}
