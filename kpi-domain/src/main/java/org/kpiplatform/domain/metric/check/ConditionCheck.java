package org.kpiplatform.domain.metric.check;

import java.util.Optional;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.Parsed;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;

/// Checks that a condition compares only what can be compared.
final class ConditionCheck {

    private final Parsed<Condition> text;
    private final ValueCheck values;
    private final Durations durations;
    private final Report report;

    ConditionCheck(FieldCheck fields, Parsed<Condition> text) {
        this.text = text;
        this.values = new ValueCheck(fields, text);
        this.durations = new Durations(text, fields.report());
        this.report = fields.report();
    }

    void run() {
        check(text.tree());
    }

    private void check(Condition condition) {
        switch (condition) {
            case Condition.And and -> and.conditions().forEach(this::check);
            case Condition.Or or -> or.conditions().forEach(this::check);
            case Condition.Not not -> check(not.condition());
            case Condition.Comparison comparison -> check(comparison);
            case Condition.In in -> check(in);
            case Condition.IsNull isNull -> values.sort(isNull.value());
        }
    }

    private void check(Condition.Comparison comparison) {
        Optional<Sort> left = values.sort(comparison.left());
        Optional<Sort> right = right(comparison);
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        if (left.get() != right.get()) {
            reportMixture(comparison.left(), left.get(), comparison.right());
        } else if (!left.get().isOrdered() && comparison.operator().isOrder()) {
            String message = "`%s` is %s, which has no order that all databases share; expected `=`, `!=` or `in`."
                    .formatted(comparison.left().text(), left.get());
            report.add(text.spanOf(comparison), message);
        }
    }

    private Optional<Sort> right(Condition.Comparison comparison) {
        return switch (comparison.right()) {
            case Condition.Literal literal -> Optional.of(Sort.of(literal));
            case Condition.Computed(Value value) -> {
                durations.together(comparison.left(), value);
                yield values.sort(value);
            }
        };
    }

    private void check(Condition.In in) {
        Optional<Sort> sort = values.sort(in.value());
        in.literals().stream()
                .filter(literal -> sort.isPresent() && Sort.of(literal) != sort.get())
                .forEach(literal -> reportMixture(in.value(), sort.orElseThrow(), literal));
    }

    private void reportMixture(Value left, Sort sort, Condition.Operand right) {
        Span span = text.spanOf(right);
        Optional<String> meant = right instanceof Condition.Literal literal
                ? LiteralGuess.of(sort, literal).map(Condition.Literal::written)
                : Optional.empty();
        String message = "`%s` is %s and cannot be compared with `%s`%s"
                .formatted(left.text(), sort, span.in(text.text()), SyntaxError.didYouMean(meant));
        report.add(span, message, meant);
    }
}
