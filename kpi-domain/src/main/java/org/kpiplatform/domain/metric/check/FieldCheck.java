package org.kpiplatform.domain.metric.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.syntax.NearMiss;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;

/// Finds fields by their path, and reports those that don't exist.
final class FieldCheck {

    private final FieldLookup fields;
    private final Report report;

    FieldCheck(FieldLookup fields, Report report) {
        this.fields = fields;
        this.report = report;
    }

    Report report() {
        return report;
    }

    /// The type of a field; a problem and nothing where there is none, nothing where nobody can tell.
    Optional<FieldType> type(List<String> path, Span span) {
        Optional<FieldType> type = fields.type(path);
        if (type.isEmpty()) {
            reportUnknown(path, span);
        }
        return type;
    }

    private void reportUnknown(List<String> path, Span span) {
        int wrong = IntStream.range(0, path.size())
                .filter(index -> !names(path, index).contains(path.get(index)))
                .findFirst()
                .orElse(path.size());
        if (wrong == path.size()) {
            report.add(span, joinAlone(path));
        } else if (wrong < path.size() - 1 || fields.isKnown(path.subList(0, wrong))) {
            reportUnknown(path, wrong, span);
        }
    }

    private void reportUnknown(List<String> path, int wrong, Span span) {
        Optional<String> meant =
                NearMiss.of(path.get(wrong), names(path, wrong)).map(name -> replaced(path, wrong, name));
        report.add(span, unknown(path, wrong) + SyntaxError.didYouMean(meant), meant);
    }

    private Collection<String> names(List<String> path, int index) {
        return fields.names(path.subList(0, index));
    }

    private String unknown(List<String> path, int wrong) {
        if (wrong > 0 && names(path, wrong).isEmpty()) {
            return "`%s` is no join, so that it has no `%s`".formatted(path.get(wrong - 1), path.get(wrong));
        }
        String where = wrong == 0 ? "The stream" : "`%s`".formatted(String.join(".", path.subList(0, wrong)));
        String what = wrong == path.size() - 1 ? "field" : "join";
        return "%s has no %s `%s`".formatted(where, what, path.get(wrong));
    }

    private String joinAlone(List<String> join) {
        String name = String.join(".", join);
        String field = fields.names(join).stream().sorted().findFirst().orElse("field");
        return "`%s` is a join, expected one of its fields, such as `%s.%s`.".formatted(name, name, field);
    }

    private static String replaced(List<String> path, int index, String name) {
        return IntStream.range(0, path.size())
                .mapToObj(each -> each == index ? name : path.get(each))
                .collect(Collectors.joining("."));
    }
}
