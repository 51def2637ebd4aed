package org.kpiplatform.domain.formula;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;

/// What a KPI's value is computed from: a pure expression over the values of metrics and other KPIs.
///
/// Every node knows the stretch of the text it was read from, so that later checks can point at it. Two formulas
/// mean the same when their [#text] is equal; `equals` compares the positions too.
public sealed interface Formula {

    /// Reads `gross_revenue / orders`. From the loosest to the tightest: `+ -`, `* /`, the sign, `^`. The first two
    /// group to the left, `^` to the right: `-a ^ 2` is `-(a ^ 2)`, `a ^ b ^ c` is `a ^ (b ^ c)`.
    ///
    /// @throws SyntaxError when it is none
    static Formula parse(String text) {
        return FormulaParser.parse(text);
    }

    /// Where it stands in the text it was read from.
    Span span();

    /// The formula as text that parses to the same, with no parenthesis more than it takes.
    default String text() {
        return FormulaText.of(this);
    }

    /// The keys it needs, each once, in the order of appearance.
    default List<String> references() {
        return References.keys(this);
    }

    /// An error for every reference to a key that is not known, with its position and a near miss.
    default List<SyntaxError> unknownReferences(Collection<String> known) {
        return References.unknown(this, known);
    }

    /// A number; never negative, since a sign is a [Negation].
    record Constant(BigDecimal number, Span span) implements Formula {
        public Constant {
            if (number.signum() < 0) {
                throw new IllegalArgumentException("the sign of " + number + " is a negation of its own");
            }
        }
    }

    /// The value of a metric or KPI in the same period and slice.
    record Reference(String key, Span span) implements Formula {}

    /// `-x`.
    record Negation(Formula operand, Span span) implements Formula {}

    /// `left + right` and its like.
    record Binary(Operator operator, Formula left, Formula right, Span span) implements Formula {}

    /// `if(condition, then, otherwise)`; the branch that is not taken may be absent.
    record Conditional(Comparison condition, Formula then, Formula otherwise, Span span) implements Formula {}

    /// A function of values in the same period.
    ///
    /// @param arguments as many as the function takes
    record Call(ValueFunction function, List<Formula> arguments, Span span) implements Formula {
        public Call {
            arguments = List.copyOf(arguments);
            if (arguments.size() < function.fewest() || arguments.size() > function.most()) {
                throw new IllegalArgumentException(function.word() + " takes " + function.arity());
            }
        }
    }

    /// `round(x, 2)`: half to even.
    ///
    /// @param decimals 0 to 15
    record Rounded(Formula operand, int decimals, Span span) implements Formula {}

    /// A function of the values of other periods, in the same slice.
    ///
    /// @param periods how many, at least 1: back for `prev`, together (this one included) for the rolling ones;
    ///                always 1 for functions that take no number
    record OverTime(TimeFunction function, Formula operand, int periods, Span span) implements Formula {
        public OverTime {
            if (periods < 1) {
                throw new IllegalArgumentException(function.word() + " takes at least one period, not " + periods);
            }
        }
    }

    /// `to_date(x, year)`: the value of x over the part of the year up to and including this period.
    ///
    /// @param whole the grain that the part begins with
    record ToDate(Formula operand, Grain whole, Span span) implements Formula {}

    /// Two values compared; not a value itself. Relative differences up to 1e-9 count as equal.
    record Comparison(Formula left, Relation relation, Formula right, Span span) {}

    /// What stands between two values.
    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        POWER("^");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /// How two values compare.
    enum Relation {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}
