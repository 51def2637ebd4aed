package org.kpiplatform.app.definition.plan;

import jakarta.enterprise.context.ApplicationScoped;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.api.definition.DefinitionPlan;

/// Compares what files say with what is in force, and brings the one to the other.
@ApplicationScoped
public class Planning {

    private final Changes changes;
    private final ConnectorSecrets secrets;

    Planning(Changes changes, ConnectorSecrets secrets) {
        this.changes = changes;
        this.secrets = secrets;
    }

    /// What applying the files would do.
    public DefinitionPlan plan(DefinitionFiles files) {
        WantedDefinitions wanted = WantedDefinitions.of(files);
        Change change = changes.consider(present -> wanted.edit(present, secrets));
        wanted.requireSound(change);
        return wanted.plan(change, secrets);
    }

    /// Does it.
    public DefinitionPlan apply(DefinitionFiles files) {
        WantedDefinitions wanted = WantedDefinitions.of(files);
        Changes.Made made = changes.make(present -> wanted.edit(present, secrets), wanted::requireSound);
        return wanted.plan(made.change(), secrets);
    }
}
