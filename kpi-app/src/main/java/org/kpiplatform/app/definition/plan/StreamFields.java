package org.kpiplatform.app.definition.plan;

import java.util.Map;
import java.util.Optional;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;

/// Tells which fields the records of a stream have, so that definitions can be checked against them.
/// Implemented by the feature that talks to connectors.
public interface StreamFields {

    /// The type of each field, as pinned by the first sync or else as the connector finds it now.
    ///
    /// @param source as it would be after the change, not necessarily as it is stored
    /// @return empty where nobody can tell
    Optional<Map<String, FieldType>> fields(SourceDefinition source, String stream);
}
