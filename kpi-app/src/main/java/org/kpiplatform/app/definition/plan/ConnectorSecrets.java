package org.kpiplatform.app.definition.plan;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.source.SourceDefinition;

/// Keeps the secrets of sources out of the database and out of whatever is shown. Implemented by the feature that
/// talks to connectors, since these say which options are secrets.
public interface ConnectorSecrets {

    /// The source as it is to be stored.
    ///
    /// @param wanted  as somebody wrote it, with secrets in it or with what stands for those that are stored
    /// @param present what is in force, or null
    SourceDefinition sealed(SourceDefinition wanted, @Nullable SourceDefinition present);

    /// The source as anybody may see it. Written back it means the same.
    ///
    /// @param source as it is stored
    SourceDefinition shown(SourceDefinition source);

    /// The same for definitions of all kinds; only sources have secrets.
    ///
    /// @param wanted  as for [#sealed(SourceDefinition, SourceDefinition)]
    /// @param present of the same kind, or null
    default Object sealed(Object wanted, @Nullable Object present) {
        return wanted instanceof SourceDefinition source ? sealed(source, (SourceDefinition) present) : wanted;
    }

    /// The same for definitions of all kinds.
    default Object shown(Object definition) {
        return definition instanceof SourceDefinition source ? shown(source) : definition;
    }
}
