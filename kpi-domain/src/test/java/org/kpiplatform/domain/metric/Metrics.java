package org.kpiplatform.domain.metric;

import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.oneOf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.kpiplatform.domain.metric.Condition.Literal;
import org.kpiplatform.domain.metric.Condition.Operand;
import org.kpiplatform.domain.metric.Condition.Operator;
import org.kpiplatform.domain.metric.Value.DurationUnit;

/// Any values, conditions and measures.
final class Metrics {

    /// Deep enough for each pair of operators to meet, and shallow enough for the limit of steps.
    private static final int DEPTH = 2;

    private Metrics() {}

    static Arbitrary<Value> values() {
        return Arbitraries.recursive(Metrics::leaf, Metrics::composed, 0, DEPTH);
    }

    static Arbitrary<Condition> conditions() {
        return Arbitraries.recursive(Metrics::simple, Metrics::joined, 0, DEPTH);
    }

    static Arbitrary<Measure> measures() {
        Arbitrary<Value> values = values();
        Arbitrary<Value.Field> fields = fields();
        return oneOf(
                just(new Measure.Count()),
                values.map(Measure.Sum::new),
                values.map(Measure.Average::new),
                values.map(Measure.Variance::new),
                values.map(Measure.Deviation::new),
                values.map(Measure.Minimum::new),
                values.map(Measure.Maximum::new),
                values.map(Measure.Last::new),
                Combinators.combine(values, percents()).as(Measure.Percentile::new),
                fields.map(Measure.CountDistinct::new),
                fields.map(Measure.FirstSeen::new),
                Combinators.combine(fields, Arbitraries.integers().between(1, 999_999_999))
                        .as(Measure.SeenAtLeast::new),
                Combinators.combine(fields, fields, values.injectNull(0.5)).as(Measure.Open::new));
    }

    private static Arbitrary<Double> percents() {
        return oneOf(
                Arbitraries.of(0.0, 50.0, 90.0, 100.0),
                Arbitraries.doubles().between(0, 100).ofScale(5));
    }

    private static Arbitrary<Value> leaf() {
        return oneOf(
                fields(),
                numbers().map(Value.Constant::new),
                Combinators.combine(Arbitraries.of(DurationUnit.values()), fields(), fields())
                        .as(Value.Elapsed::new));
    }

    private static Arbitrary<Value> composed(Arbitrary<Value> parts) {
        return oneOf(
                Combinators.combine(parts, parts).as(Value.Sum::new),
                Combinators.combine(parts, parts).as(Value.Difference::new),
                Combinators.combine(parts, parts).as(Value.Product::new));
    }

    private static Arbitrary<Condition> simple() {
        Arbitrary<Value> values = values();
        return oneOf(
                Combinators.combine(values, Arbitraries.of(Operator.values()), operands(values))
                        .as(Condition.Comparison::new),
                Combinators.combine(values, literals().list().ofMinSize(1).ofMaxSize(4))
                        .as(Condition.In::new),
                values.map(Condition.IsNull::new));
    }

    private static Arbitrary<Condition> joined(Arbitrary<Condition> parts) {
        Arbitrary<List<Condition>> several = parts.list().ofMinSize(2).ofMaxSize(3);
        return oneOf(several.map(Condition.And::new), several.map(Condition.Or::new), parts.map(Condition.Not::new));
    }

    private static Arbitrary<Operand> operands(Arbitrary<Value> values) {
        Arbitrary<Operand> computed =
                values.filter(value -> !(value instanceof Value.Constant)).map(Condition.Computed::new);
        return oneOf(computed, literals());
    }

    private static Arbitrary<Literal> literals() {
        return oneOf(
                names().map(Condition.Text::new),
                just(new Condition.Text("")),
                numbers().map(Condition.Numeral::new),
                Arbitraries.of(true, false).map(Condition.Truth::new),
                Arbitraries.longs()
                        .between(
                                LocalDate.of(1, 1, 1).toEpochDay(),
                                LocalDate.of(9999, 12, 31).toEpochDay())
                        .map(day -> new Condition.Day(LocalDate.ofEpochDay(day))));
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(0, 12))
                .as(BigDecimal::new);
    }

    private static Arbitrary<Value.Field> fields() {
        return names().list().ofMinSize(1).ofMaxSize(3).map(Value.Field::new);
    }

    private static Arbitrary<String> names() {
        Arbitrary<String> known = Arbitraries.of(
                "amount",
                "in",
                "null",
                "not",
                "date",
                "hours",
                "sum",
                "Order Total",
                "say \"hi\"",
                "it's",
                "a.b",
                "9",
                "_");
        Arbitrary<String> any = Arbitraries.strings()
                .withChars("ab_9 .\"'()+-*=<>,\u00e4\u20ac")
                .ofMinLength(1)
                .ofMaxLength(8);
        return oneOf(known, any);
    }
}
