package org.kpiplatform.app.client.terminal;

import java.util.List;

/// The line of a file that something is wrong with, and a caret below the place.
public final class Excerpt {

    private Excerpt() {}

    /// The lines to print.
    ///
    /// @param lines  of the whole file
    /// @param line   counted from 1
    /// @param column counted from 1, or 0 when only the line is known
    /// @return nothing where the file has no such line
    public static List<String> of(List<String> lines, int line, int column) {
        if (line < 1 || line > lines.size()) {
            return List.of();
        }
        String margin = "  " + line + " | ";
        String text = lines.get(line - 1);
        if (column < 1 || column > text.length() + 1) {
            return List.of(margin + text);
        }
        String indent = text.substring(0, column - 1).replaceAll("[^\\t]", " ");
        return List.of(margin + text, " ".repeat(margin.length() - 2) + "| " + indent + "^");
    }
}
