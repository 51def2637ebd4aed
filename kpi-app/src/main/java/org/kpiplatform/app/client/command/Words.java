package org.kpiplatform.app.client.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Enums as the contract writes them: `half_year`, `on_track`.
public final class Words {

    private Words() {}

    /// The word; an empty text for nothing.
    public static String of(@Nullable Enum<?> value) {
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT);
    }
}
