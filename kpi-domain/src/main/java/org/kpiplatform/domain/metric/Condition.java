package org.kpiplatform.domain.metric;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.domain.syntax.Token;

/// Which records count. A comparison with null is not true, as in SQL.
public sealed interface Condition {

    /// Reads `type = 'order' and amount >= 100`. From the loosest to the tightest: `or`, `and`, `not`, comparisons.
    ///
    /// @throws SyntaxError when it is none
    static Condition parse(String text) {
        return MetricParser.condition(text).tree();
    }

    /// The condition as text that parses to an equal one.
    default String text() {
        return MetricText.of(this);
    }

    /// The fields it needs, each once, in the order of appearance.
    default List<Value.Field> usedFields() {
        return UsedFields.of(this);
    }

    /// All of two or more must hold.
    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
            if (conditions.size() < 2) {
                throw new IllegalArgumentException("only two or more conditions can be joined");
            }
        }
    }

    /// At least one of two or more must hold.
    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
            if (conditions.size() < 2) {
                throw new IllegalArgumentException("only two or more conditions can be joined");
            }
        }
    }

    /// Must not hold.
    record Not(Condition condition) implements Condition {}

    /// `amount >= 100`, `type = 'order'`, `hours(created_at, resolved_at) <= 24`.
    record Comparison(Value left, Operator operator, Operand right) implements Condition {}

    /// `stage in ('won', 'lost')`; never an empty list.
    record In(Value value, List<Literal> literals) implements Condition {
        public In {
            literals = List.copyOf(literals);
            if (literals.isEmpty()) {
                throw new IllegalArgumentException("nothing is in an empty list");
            }
        }
    }

    /// `customer_id is null`.
    record IsNull(Value value) implements Condition {}

    /// How two sides compare.
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /// Whether it asks which side is greater.
        public boolean isOrder() {
            return this != EQUAL && this != NOT_EQUAL;
        }

        static Optional<Operator> of(Token token) {
            return Arrays.stream(values())
                    .filter(operator -> token.is(operator.symbol))
                    .findFirst();
        }
    }

    /// The right side of a comparison.
    sealed interface Operand {}

    /// A value of the same record: `closed_at > created_at`. A mere number is a [Numeral].
    record Computed(Value value) implements Operand {
        public Computed {
            if (value instanceof Value.Constant) {
                throw new IllegalArgumentException("a number on the right side is a numeral");
            }
        }
    }

    /// A value that is written down.
    sealed interface Literal extends Operand {

        /// As it is written in a condition, quotes included.
        default String written() {
            return MetricText.of(this);
        }
    }

    /// `'order'`.
    record Text(String text) implements Literal {}

    /// `100.5`.
    record Numeral(BigDecimal number) implements Literal {}

    /// `true` or `false`.
    record Truth(boolean truth) implements Literal {}

    /// `date '2011-03-01'`; against an instant, the start of that day in the organisation's zone.
    record Day(LocalDate day) implements Literal {}
}
