package org.kpiplatform.app.client.command;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.kpiplatform.api.problem.Problem;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.client.terminal.Colour;
import org.kpiplatform.app.client.terminal.Excerpt;
import org.kpiplatform.app.client.terminal.Terminal;

/// A problem as sentences, with the lines of the files that it is about.
public final class ProblemText {

    private final Terminal terminal;

    public ProblemText(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Writes a problem that is not about files.
    public void show(Problem problem) {
        show(problem, file -> List.of());
    }

    /// Writes a problem and quotes what it is about.
    ///
    /// @param linesOf the lines of a file by its name; none where it is not known
    public void show(Problem problem, Function<String, List<String>> linesOf) {
        String detail = problem.detail() == null ? "." : ": " + problem.detail();
        terminal.warn(terminal.paint(Colour.RED, problem.title() + detail));
        for (Violation violation : problem.violations()) {
            if (violation.message().equals(problem.detail())) {
                continue; // said already
            }
            terminal.warn((violation.file() == null ? "  " : "") + place(violation) + violation.message());
            int line = Objects.requireNonNullElse(violation.line(), 0);
            int column = Objects.requireNonNullElse(violation.column(), 0);
            List<String> lines = violation.file() == null ? List.of() : linesOf.apply(violation.file());
            Excerpt.of(lines, line, column).forEach(text -> terminal.warn(terminal.paint(Colour.DIM, text)));
        }
    }

    /// `shop.yaml:12:17: ` in a file, else the path in the body.
    public static String place(Violation violation) {
        if (violation.file() == null) {
            return violation.path() == null ? "" : violation.path() + ": ";
        }
        String line = violation.line() == null ? "" : ":" + violation.line();
        String column = violation.line() == null || violation.column() == null ? "" : ":" + violation.column();
        return violation.file() + line + column + ": ";
    }
}
