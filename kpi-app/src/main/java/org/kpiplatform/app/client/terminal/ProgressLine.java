package org.kpiplatform.app.client.terminal;

import org.jspecify.annotations.Nullable;

/// How far something is: a bar that is drawn over on a terminal, a line now and then elsewhere.
public final class ProgressLine {

    private static final int WIDTH = 28;

    private final Terminal terminal;
    private final String title;
    private String shown = "";

    public ProgressLine(Terminal terminal, String title) {
        this.terminal = terminal;
        this.title = title;
    }

    /// Shows how far it is.
    ///
    /// @param part between 0 and 1, or null where nobody knows
    /// @param note what else is to be said
    public void show(@Nullable Double part, String note) {
        if (!terminal.isInteractive()) {
            return;
        }
        String text = title + "  " + bar(part) + "  " + note;
        if (!text.equals(shown)) {
            terminal.redraw(text);
            shown = text;
        }
    }

    /// Replaces the bar by how it ended.
    public void end(String text) {
        if (!shown.isEmpty()) {
            terminal.redraw("");
        }
        terminal.line(title + "  " + text);
    }

    private String bar(@Nullable Double part) {
        if (part == null) {
            return terminal.either("░", ".").repeat(WIDTH) + "      ";
        }
        double known = Math.clamp(part, 0, 1);
        int full = (int) Math.floor(known * WIDTH);
        String bar = terminal.either("█", "#").repeat(full)
                + terminal.either("░", ".").repeat(WIDTH - full);
        String percent = Quantity.number(known * 100, 0);
        return bar + " ".repeat(4 - percent.length()) + percent + " %";
    }
}
