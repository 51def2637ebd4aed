package org.kpiplatform.domain.metric.check;

import java.util.Optional;
import org.kpiplatform.domain.metric.Parsed;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.metric.Value.DurationUnit;

/// Finds the unit of elapsed time in values, and reports where two of them meet. Fields and numbers have no unit, so
/// they go with any; a product of two durations is none.
final class Durations {

    private final Parsed<?> text;
    private final Report report;

    Durations(Parsed<?> text, Report report) {
        this.text = text;
        this.report = report;
    }

    /// The unit that a value is certainly in.
    Optional<DurationUnit> of(Value value) {
        return switch (value) {
            case Value.Elapsed elapsed -> Optional.of(elapsed.unit());
            case Value.Sum(Value left, Value right) -> together(left, right);
            case Value.Difference(Value left, Value right) -> together(left, right);
            case Value.Product(Value.Constant _, Value right) -> of(right);
            case Value.Product(Value left, Value.Constant _) -> of(left);
            case Value.Product _, Value.Field _, Value.Constant _ -> Optional.empty();
        };
    }

    /// The one unit of two values that are added or compared.
    Optional<DurationUnit> together(Value left, Value right) {
        Optional<DurationUnit> one = of(left);
        Optional<DurationUnit> other = of(right);
        if (one.isPresent() && other.isPresent() && one.get() != other.get()) {
            String message = "`%s` is in %s and `%s` in %s, expected one unit on both sides."
                    .formatted(
                            left.text(),
                            one.get().word(),
                            right.text(),
                            other.get().word());
            report.add(text.spanOf(left).through(text.spanOf(right)), message);
        }
        return one.or(() -> other);
    }
}
