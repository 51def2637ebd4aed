package org.kpiplatform.domain.metric.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;

/// Collects the problems of a metric, of one property after the other.
final class Report {

    private final List<MetricProblem> problems = new ArrayList<>();
    private String property = "";

    /// What is added from now on concerns this property.
    Report on(String property) {
        this.property = property;
        return this;
    }

    void add(SyntaxError error) {
        add(error.span(), error.message(), error.suggestion());
    }

    void add(Span span, String message, Optional<String> suggestion) {
        problems.add(new MetricProblem(property, span.offset(), span.length(), message, suggestion.orElse(null)));
    }

    void add(Span span, String message) {
        add(span, message, Optional.empty());
    }

    List<MetricProblem> problems() {
        return List.copyOf(problems);
    }
}
