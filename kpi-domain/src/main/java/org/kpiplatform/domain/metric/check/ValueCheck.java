package org.kpiplatform.domain.metric.check;

import java.util.Optional;
import org.kpiplatform.domain.metric.Parsed;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.source.FieldType;

/// Checks the types of the fields that values are computed from.
final class ValueCheck {

    private final FieldCheck fields;
    private final Parsed<?> text;

    ValueCheck(FieldCheck fields, Parsed<?> text) {
        this.fields = fields;
        this.text = text;
    }

    /// The sort of a value of any type; empty where a field is not known.
    Optional<Sort> sort(Value value) {
        if (value instanceof Value.Field field) {
            return type(field).map(Sort::of);
        }
        requireNumber(value);
        return Optional.of(Sort.NUMBER);
    }

    void requireNumber(Value value) {
        switch (value) {
            case Value.Field field -> requireNumber(field);
            case Value.Constant _ -> {}
            case Value.Sum(Value left, Value right) -> requireNumbers(left, right);
            case Value.Difference(Value left, Value right) -> requireNumbers(left, right);
            case Value.Product(Value left, Value right) -> requireNumbers(left, right);
            case Value.Elapsed(var _, Value.Field from, Value.Field until) -> {
                requireTime(from);
                requireTime(until);
            }
        }
    }

    private void requireNumbers(Value left, Value right) {
        requireNumber(left);
        requireNumber(right);
    }

    private void requireNumber(Value.Field field) {
        Optional<Sort> sort = type(field).map(Sort::of);
        if (sort.isPresent() && sort.get() != Sort.NUMBER) {
            String advice = sort.get() == Sort.TRUTH ? " (count the records where it is true)" : "";
            report(field, sort.get(), Sort.NUMBER + advice);
        }
    }

    void requireTime(Value.Field field) {
        Optional<Sort> sort = type(field).map(Sort::of);
        if (sort.isPresent() && sort.get() != Sort.TIME) {
            report(field, sort.get(), Sort.TIME.toString());
        }
    }

    void requireKnown(Value.Field field) {
        type(field);
    }

    private Optional<FieldType> type(Value.Field field) {
        return fields.type(field.path(), text.spanOf(field));
    }

    private void report(Value.Field field, Sort found, String expected) {
        String message = "The field `%s` is %s, expected %s.".formatted(field, found, expected);
        fields.report().add(text.spanOf(field), message);
    }
}
