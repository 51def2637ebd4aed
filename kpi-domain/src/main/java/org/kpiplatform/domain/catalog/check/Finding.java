package org.kpiplatform.domain.catalog.check;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.catalog.DefinitionKind;

/// Something about a definition that should be mended.
///
/// @param severity   whether the definition may come into force all the same
/// @param kind       of the definition
/// @param key        of the definition
/// @param path       where in it: `formula`, `dimensions[1]`, `streams.orders.joins.agent.on`, `target.by`
/// @param offset     of the first character in trouble in the text at the path, from 0; -1 for all of it
/// @param message    a sentence that quotes what was found and says what was expected
/// @param suggestion what was probably meant, or null
public record Finding(
        Severity severity,
        DefinitionKind kind,
        String key,
        String path,
        int offset,
        String message,
        @Nullable String suggestion) {

    /// How much a finding matters.
    public enum Severity {
        /// The definition can't come into force.
        ERROR,
        /// It works, and somebody will miss something.
        WARNING
    }

    /// Whether it keeps the definition from coming into force.
    public boolean blocks() {
        return severity == Severity.ERROR;
    }
}
