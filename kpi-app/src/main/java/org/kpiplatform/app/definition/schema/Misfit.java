package org.kpiplatform.app.definition.schema;

import org.jspecify.annotations.Nullable;

/// Something in a definition that its schema does not allow.
///
/// @param path       of what is wrong: `streams.orders.joins.agent.on`, `dimensions[1]`; empty for all of it
/// @param isName     whether it is the name of the property at the path that is wrong, and not its value
/// @param message    a sentence that quotes what was found and says what was expected
/// @param expected   what would have been right, or null when nothing would
/// @param suggestion what was probably meant, or null
public record Misfit(
        String path,
        boolean isName,
        String message,
        @Nullable String expected,
        @Nullable String suggestion) {}
