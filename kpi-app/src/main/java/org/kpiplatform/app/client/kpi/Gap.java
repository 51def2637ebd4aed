package org.kpiplatform.app.client.kpi;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Terminal;

/// What had not been published by the moment that was asked.
final class Gap {

    private Gap() {}

    /// Says so below what is shown, where there is something to say.
    static void print(Terminal terminal, @Nullable String unpublished) {
        if (unpublished != null) {
            terminal.line("");
            terminal.line(terminal.paint(Colour.YELLOW, "! ") + unpublished);
        }
    }
}
