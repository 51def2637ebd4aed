package org.kpiplatform.app.definition.plan;

import java.util.Set;

/// Tells which options of a connector hold secrets, so that plans do not show them. Implemented by the feature that
/// talks to connectors.
public interface ConnectorSecrets {

    /// By name; empty for a connector that is not installed.
    Set<String> of(String connector);
}
