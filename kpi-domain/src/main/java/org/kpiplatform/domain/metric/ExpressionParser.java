package org.kpiplatform.domain.metric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kpiplatform.domain.metric.Parsed.Positions;
import org.kpiplatform.domain.metric.Term.Claim;
import org.kpiplatform.domain.metric.Term.Computation;
import org.kpiplatform.domain.metric.Term.Written;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.syntax.Token;
import org.kpiplatform.domain.syntax.Tokens;

/// Reads conditions and values. From the loosest to the tightest: `or`, `and`, `not`, comparisons, `+ -`, `*`,
/// the sign.
final class ExpressionParser {

    /// Names that a field can only have in double quotes.
    static final Set<String> WORDS = Set.of("and", "or", "not", "in", "is", "null", "true", "false");

    private static final BigDecimal MINUS_ONE = BigDecimal.ONE.negate();

    private final String text;
    private final Tokens tokens;
    private final Positions positions;
    private final OperandParser operands;

    ExpressionParser(String text, Tokens tokens, Positions positions) {
        this.text = text;
        this.tokens = tokens;
        this.positions = positions;
        this.operands = new OperandParser(text, tokens, positions);
    }

    Condition condition() {
        return condition(or());
    }

    Value value() {
        return value(sum());
    }

    Value.Field field() {
        return operands.field("a field");
    }

    private Term or() {
        return joined("or", this::and, Condition.Or::new);
    }

    private Term and() {
        return joined("and", this::not, Condition.And::new);
    }

    private Term joined(String word, Supplier<Term> part, Function<List<Condition>, Condition> join) {
        Term first = part.get();
        if (!tokens.isNext(word)) {
            return first;
        }
        List<Condition> conditions = new ArrayList<>(List.of(condition(first)));
        Span last = first.span();
        while (tokens.isNext(word)) {
            operator();
            Term next = part.get();
            conditions.add(condition(next));
            last = next.span();
        }
        return claim(join.apply(conditions), first.span().through(last));
    }

    private Term not() {
        if (!tokens.isNext("not")) {
            return comparison();
        }
        Token not = operator();
        Term negated = not();
        return claim(new Condition.Not(condition(negated)), not.span().through(negated.span()));
    }

    private Term comparison() {
        Term left = sum();
        Optional<Condition.Operator> operator = Condition.Operator.of(tokens.peek());
        if (operator.isPresent()) {
            operator();
            Term right = sum();
            Condition.Operand operand = operand(right);
            positions.put(operand, right.span());
            return claim(
                    new Condition.Comparison(value(left), operator.get(), operand),
                    left.span().through(right.span()));
        }
        if (tokens.isNext("is")) {
            return nullCheck(left);
        }
        return tokens.isNext("not") || tokens.isNext("in") ? membership(left) : left;
    }

    private Term nullCheck(Term left) {
        operator();
        boolean isNegated = tokens.accept("not");
        Token last = tokens.expect("null", "`null` or `not null` (`=` compares with a value)");
        return perhapsNot(
                isNegated, new Condition.IsNull(value(left)), left.span().through(last.span()));
    }

    private Term membership(Term left) {
        boolean isNegated = tokens.accept("not");
        tokens.step();
        tokens.expect("in");
        tokens.expect("(", "`(` and a list of literals");
        List<Condition.Literal> literals = new ArrayList<>();
        do {
            Term term = sum();
            literals.add(positions.put(literal(term), term.span()));
        } while (tokens.accept(","));
        Token last = tokens.expect(")", "`,` or `)`");
        return perhapsNot(
                isNegated, new Condition.In(value(left), literals), left.span().through(last.span()));
    }

    private Term perhapsNot(boolean isNegated, Condition condition, Span span) {
        positions.put(condition, span);
        return isNegated ? claim(new Condition.Not(condition), span) : new Claim(condition, span);
    }

    private Term sum() {
        Term left = product();
        while (tokens.isNext("+") || tokens.isNext("-")) {
            boolean isSum = operator().is("+");
            Term right = product();
            Value one = value(left);
            Value other = value(right);
            Value both = isSum ? new Value.Sum(one, other) : new Value.Difference(one, other);
            left = computation(both, left.span().through(right.span()));
        }
        return left;
    }

    private Term product() {
        Term left = signed();
        while (tokens.isNext("*")) {
            operator();
            Term right = signed();
            left = computation(
                    new Value.Product(value(left), value(right)), left.span().through(right.span()));
        }
        if (tokens.isNext("/")) {
            throw tokens.unexpected("`+`, `-` or `*` (totals are divided in the formula of a KPI, records are not)");
        }
        return left;
    }

    private Term signed() {
        if (!tokens.isNext("-")) {
            return operand();
        }
        Token minus = operator();
        Term term = signed();
        Span span = minus.span().through(term.span());
        Value value = value(term);
        if (value instanceof Value.Constant(BigDecimal number)) {
            return computation(new Value.Constant(number.negate()), span);
        }
        Value.Constant minusOne = positions.put(new Value.Constant(MINUS_ONE), minus.span());
        return computation(new Value.Product(minusOne, value), span);
    }

    private Term operand() {
        if (!tokens.isNext("(")) {
            return operands.operand();
        }
        operator();
        Term inside = or();
        tokens.expect(")", "`)`, or an operator before it");
        return inside;
    }

    private Token operator() {
        tokens.step();
        return tokens.next();
    }

    private Term computation(Value value, Span span) {
        return new Computation(positions.put(value, span), span);
    }

    private Term claim(Condition condition, Span span) {
        return new Claim(positions.put(condition, span), span);
    }

    private Condition condition(Term term) {
        return switch (term) {
            case Claim(Condition condition, var _) -> condition;
            case Computation _, Written _ ->
                throw isFollowedByWord()
                        ? tokens.unexpected("a comparison: one of = != < <= > >=, `in`, `is null`", "in", "is", "not")
                        : wrong(term, "a condition such as `amount > 100`");
        };
    }

    /// As in `name like 'x'`: then the word is wrong, not the value before it.
    private boolean isFollowedByWord() {
        Token next = tokens.peek();
        return next.kind() == Token.Kind.NAME && !next.is("and") && !next.is("or");
    }

    private Value value(Term term) {
        return switch (term) {
            case Computation(Value value, var _) -> value;
            case Claim _ -> throw wrong(term, OperandParser.A_VALUE);
            case Written _ ->
                throw wrong(term, OperandParser.A_VALUE + " (a literal stands on the right side of a comparison)");
        };
    }

    private Condition.Operand operand(Term term) {
        return switch (term) {
            case Computation(Value.Constant(BigDecimal number), var _) -> new Condition.Numeral(number);
            case Computation(Value value, var _) -> new Condition.Computed(value);
            case Written(Condition.Literal literal, var _) -> literal;
            case Claim _ -> throw wrong(term, "a value to compare with");
        };
    }

    private Condition.Literal literal(Term term) {
        return switch (term) {
            case Computation(Value.Constant(BigDecimal number), var _) -> new Condition.Numeral(number);
            case Written(Condition.Literal literal, var _) -> literal;
            case Computation _, Claim _ ->
                throw wrong(term, "a literal: 'text', a number, `true`, `false` or `date '2011-03-01'`");
        };
    }

    private SyntaxError wrong(Term term, String expected) {
        return SyntaxError.unexpected(term.span(), term.span().in(text), expected, Optional.empty());
    }
}
