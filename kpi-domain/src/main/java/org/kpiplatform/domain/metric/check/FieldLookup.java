package org.kpiplatform.domain.metric.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.domain.source.FieldType;

/// The fields that a metric can use: those of its stream's records, and those of their partners.
public interface FieldLookup {

    /// The type of a field; empty where there is none at the end of the path.
    ///
    /// @param path names of joins, then of the field
    Optional<FieldType> type(List<String> path);

    /// Whether anybody can tell the fields there; where nobody can, none is missing.
    ///
    /// @param joins the path so far; empty for the stream itself
    default boolean isKnown(List<String> joins) {
        return true;
    }

    /// All names that can stand next in a path: fields and joins; none where the joins lead nowhere.
    ///
    /// @param joins the path so far; empty for the stream itself
    Collection<String> names(List<String> joins);
}
