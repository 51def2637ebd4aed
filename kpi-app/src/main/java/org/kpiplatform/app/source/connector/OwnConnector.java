package org.kpiplatform.app.source.connector;

import java.util.List;
import java.util.Map;
import org.kpiplatform.connector.spi.SourceInfo;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.SourceDefinition;

/// A connector that is part of the service: nothing is opened or read, since its records come by themselves. What a
/// stream looks like is what its definition says.
public interface OwnConnector {

    SourceInfo info();

    /// The JSON Schema (draft 2020-12) of a source's `config`.
    Map<String, Object> configurationSchema();

    /// How records get into a source, in a sentence for whoever has tried to read it.
    String howRecordsCome(String source);

    /// The streams of a source. Those whose definition makes no stream are left out; a
    /// [org.kpiplatform.app.definition.plan.ConnectorCheck] says why.
    List<StreamSpec> streams(SourceDefinition source);
}
