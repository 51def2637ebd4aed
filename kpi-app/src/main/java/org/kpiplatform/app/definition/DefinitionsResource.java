package org.kpiplatform.app.definition;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.definition.DefinitionFiles;
import org.kpiplatform.api.definition.DefinitionPlan;
import org.kpiplatform.api.definition.DefinitionsApi;
import org.kpiplatform.app.definition.plan.ConnectorSecrets;
import org.kpiplatform.app.definition.plan.Planning;
import org.kpiplatform.app.definition.schema.DefinitionSchema;
import org.kpiplatform.app.definition.store.CatalogCopy;
import org.kpiplatform.app.definition.store.InForce;
import org.kpiplatform.app.definition.yaml.YamlExport;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.organisation.OrganisationTime;

@RunOnVirtualThread
class DefinitionsResource implements DefinitionsApi {

    private final Planning planning;
    private final CatalogCopy copy;
    private final ConnectorSecrets secrets;
    private final PastDefinitions past;
    private final OrganisationTime time;

    DefinitionsResource(
            Planning planning,
            CatalogCopy copy,
            ConnectorSecrets secrets,
            PastDefinitions past,
            OrganisationTime time) {
        this.planning = planning;
        this.copy = copy;
        this.secrets = secrets;
        this.past = past;
        this.time = time;
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
    public String export(@Nullable String asOf) {
        InForce asked = asOf == null ? copy.get() : past.at(AsOf.parse(asOf, time.zone()));
        return YamlExport.of(asked.definitions().definitions().entrySet().stream()
                .map(entry -> new YamlExport.Written(entry.getKey().kind(), secrets.shown(entry.getValue())))
                .toList());
    }

    @Override
    public String schema() {
        return DefinitionSchema.text();
    }
}
