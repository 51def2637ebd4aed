package org.kpiplatform.app.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.kpiplatform.app.definition.plan.ConnectorSecrets;
import org.kpiplatform.app.source.connector.Sources;

/// The secrets that connectors declare.
@ApplicationScoped
class DeclaredSecrets implements ConnectorSecrets {

    private final Sources sources;

    DeclaredSecrets(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Set<String> of(String connector) {
        return sources.secretOptions(connector);
    }
}
