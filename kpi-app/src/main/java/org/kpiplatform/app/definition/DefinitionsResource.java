package org.kpiplatform.app.definition;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.api.definition.DefinitionPlan;
import org.kpiplatform.api.definition.DefinitionsApi;
import org.kpiplatform.app.definition.plan.ConnectorSecrets;
import org.kpiplatform.app.definition.plan.Planning;
import org.kpiplatform.app.definition.schema.DefinitionSchema;
import org.kpiplatform.app.definition.store.CatalogCopy;
import org.kpiplatform.app.definition.yaml.YamlExport;

@RunOnVirtualThread
class DefinitionsResource implements DefinitionsApi {

    private final Planning planning;
    private final CatalogCopy copy;
    private final ConnectorSecrets secrets;

    DefinitionsResource(Planning planning, CatalogCopy copy, ConnectorSecrets secrets) {
        this.planning = planning;
        this.copy = copy;
        this.secrets = secrets;
    }

    @Override
    public DefinitionPlan plan(DefinitionFiles files) {
        return planning.plan(files);
    }

    @Override
    public DefinitionPlan apply(DefinitionFiles files) {
        return planning.apply(files);
    }

    @Override
    public String export() {
        return YamlExport.of(copy.get().definitions().definitions().entrySet().stream()
                .map(entry -> new YamlExport.Written(entry.getKey().kind(), secrets.shown(entry.getValue())))
                .toList());
    }

    @Override
    public String schema() {
        return DefinitionSchema.text();
    }
}
