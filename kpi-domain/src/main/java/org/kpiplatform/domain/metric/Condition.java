package org.kpiplatform.domain.metric;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// Which records count. A comparison with null is not true, as in SQL.
public sealed interface Condition {

    /// All must hold.
    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    /// At least one must hold.
    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    /// Must not hold.
    record Not(Condition condition) implements Condition {}

    /// `amount >= 100`, `type = 'order'`, `hours(created_at, resolved_at) <= 24`.
    record Comparison(Value left, Operator operator, Operand right) implements Condition {}

    /// `stage in ('won', 'lost')`.
    record In(Value value, List<Literal> literals) implements Condition {
        public In {
            literals = List.copyOf(literals);
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
    }

    /// The right side of a comparison.
    sealed interface Operand {}

    /// A value of the same record: `closed_at > created_at`.
    record Computed(Value value) implements Operand {}

    /// A value that is written down.
    sealed interface Literal extends Operand {}

    /// `'order'`.
    record Text(String text) implements Literal {}

    /// `100.5`.
    record Numeral(BigDecimal number) implements Literal {}

    /// `true` or `false`.
    record Truth(boolean truth) implements Literal {}

    /// `date '2011-03-01'`; against an instant, the start of that day in the organisation's zone.
    record Day(LocalDate day) implements Literal {}
}
