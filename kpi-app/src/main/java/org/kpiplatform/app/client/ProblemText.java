package org.kpiplatform.app.client;

import java.util.List;
import java.util.Objects;
import org.kpiplatform.api.problem.Problem;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Excerpt;
import org.kpiplatform.app.client.terminal.Terminal;

/// A problem as sentences, with the lines of the files that it is about.
final class ProblemText {

    private final Terminal terminal;

    ProblemText(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(Problem problem) {
        show(problem, DefinitionFiles.NONE);
    }

    /// @param files those that were sent
    void show(Problem problem, DefinitionFiles files) {
        String detail = problem.detail() == null ? "." : ": " + problem.detail();
        terminal.warn(terminal.paint(Colour.RED, problem.title() + detail));
        for (Violation violation : problem.violations()) {
            terminal.warn(place(violation) + violation.message());
            int line = Objects.requireNonNullElse(violation.line(), 0);
            int column = Objects.requireNonNullElse(violation.column(), 0);
            List<String> lines = files.lines(violation.file());
            Excerpt.of(lines, line, column).forEach(text -> terminal.warn(terminal.paint(Colour.DIM, text)));
        }
    }

    /// `shop.yaml:12:17: ` in a file, else the path in the body.
    private static String place(Violation violation) {
        if (violation.file() == null) {
            return violation.path() == null ? "  " : "  " + violation.path() + ": ";
        }
        String line = violation.line() == null ? "" : ":" + violation.line();
        String column = violation.line() == null || violation.column() == null ? "" : ":" + violation.column();
        return violation.file() + line + column + ": ";
    }
}
