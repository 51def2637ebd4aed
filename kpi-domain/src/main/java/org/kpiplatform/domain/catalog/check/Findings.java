package org.kpiplatform.domain.catalog.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.check.Finding.Severity;
import org.kpiplatform.domain.metric.check.MetricProblem;
import org.kpiplatform.domain.syntax.SyntaxError;

/// Collects the findings about one definition.
final class Findings {

    private final DefinitionKind kind;
    private final String key;
    private final List<Finding> found = new ArrayList<>();

    Findings(DefinitionKind kind, String key) {
        this.kind = kind;
        this.key = key;
    }

    List<Finding> all() {
        return List.copyOf(found);
    }

    void error(String path, String message) {
        add(Severity.ERROR, path, -1, message, null);
    }

    /// @param message  without the full stop, which the offer of the suggestion brings
    void error(String path, String message, Optional<String> suggestion) {
        add(Severity.ERROR, path, -1, message + SyntaxError.didYouMean(suggestion), suggestion.orElse(null));
    }

    void error(String path, SyntaxError error) {
        add(
                Severity.ERROR,
                path,
                error.offset(),
                SyntaxError.withoutPosition(error.message(), error.offset()),
                error.suggestion().orElse(null));
    }

    void error(MetricProblem problem) {
        add(
                Severity.ERROR,
                problem.property(),
                problem.offset(),
                SyntaxError.withoutPosition(problem.message(), problem.offset()),
                problem.suggestion());
    }

    void error(String path, int offset, String message) {
        add(Severity.ERROR, path, offset, message, null);
    }

    void warning(String path, String message) {
        warning(path, -1, message);
    }

    void warning(String path, int offset, String message) {
        add(Severity.WARNING, path, offset, message, null);
    }

    /// Checks the form of a key.
    ///
    /// @param what it is the key of
    void checkKey(String path, String what, String written) {
        if (!KeyForm.isKept(written)) {
            error(
                    path,
                    "`%s` cannot be the key of a %s, which begins with a lower-case letter, goes on with such letters, "
                                    .formatted(written, what)
                            + "digits and underscores, and has no more than 50 characters",
                    KeyForm.nearest(written));
        }
    }

    private void add(Severity severity, String path, int offset, String message, @Nullable String suggestion) {
        found.add(new Finding(severity, kind, key, path, offset, message, suggestion));
    }
}
