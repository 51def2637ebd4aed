package org.kpiplatform.domain.catalog;

import java.util.Map;
import java.util.Optional;
import org.kpiplatform.domain.source.FieldType;

/// Tells which fields the records of a stream have.
@FunctionalInterface
public interface StreamFieldLookup {

    /// The type of each field; empty where the records have not been seen yet, so that nobody can tell.
    Optional<Map<String, FieldType>> fields(String source, String stream);
}
