package org.kpiplatform.domain.formula;

import java.math.BigDecimal;
import org.kpiplatform.domain.formula.Formula.Binary;
import org.kpiplatform.domain.formula.Formula.Operator;
import org.kpiplatform.domain.syntax.Token;
import org.kpiplatform.domain.syntax.Tokens;

/// Reads a formula by recursive descent; the number of steps that [Tokens] allows bounds the depth.
final class FormulaParser {

    private static final String A_VALUE = "a number, a function or the key of a metric or KPI";

    private final Tokens tokens;
    private final CallParser calls;

    private FormulaParser(Tokens tokens) {
        this.tokens = tokens;
        this.calls = new CallParser(tokens, this::sum);
    }

    static Formula parse(String text) {
        FormulaParser parser = new FormulaParser(Tokens.of(text));
        Formula formula = parser.sum();
        parser.refuseComparison();
        parser.tokens.expectEnd("an operator or the end of the text");
        return formula;
    }

    private Formula sum() {
        Formula left = product();
        while (tokens.isNext("+") || tokens.isNext("-")) {
            Operator operator = step().is("+") ? Operator.ADD : Operator.SUBTRACT;
            left = binary(operator, left, product());
        }
        return left;
    }

    private Formula product() {
        Formula left = signed();
        while (tokens.isNext("*") || tokens.isNext("/")) {
            Operator operator = step().is("*") ? Operator.MULTIPLY : Operator.DIVIDE;
            left = binary(operator, left, signed());
        }
        return left;
    }

    private Formula signed() {
        if (!tokens.isNext("-")) {
            return power();
        }
        Token minus = step();
        Formula operand = signed();
        return new Formula.Negation(operand, minus.span().through(operand.span()));
    }

    private Formula power() {
        Formula base = operand();
        if (!tokens.isNext("^")) {
            return base;
        }
        step();
        return binary(Operator.POWER, base, signed());
    }

    private Formula operand() {
        Token token = tokens.peek();
        if (token.is("(")) {
            return inParentheses();
        }
        return switch (token.kind()) {
            case NUMBER -> new Formula.Constant(new BigDecimal(tokens.next().text()), token.span());
            case NAME -> tokens.peekSecond().is("(") ? call() : reference();
            case TEXT, QUOTED_NAME, SYMBOL, END -> throw tokens.unexpected(A_VALUE);
        };
    }

    private Formula inParentheses() {
        step();
        Formula inside = sum();
        refuseComparison();
        tokens.expect(")", "an operator or `)`");
        return inside;
    }

    private void refuseComparison() {
        if (CallParser.relation(tokens.peek()).isPresent()) {
            throw tokens.unexpected("an operator (values are compared in `if(a > b, then, otherwise)` only)");
        }
    }

    private Formula reference() {
        Token key = tokens.next();
        if (tokens.isNext(".")) {
            throw tokens.unexpected("an operator (a metric or KPI is named by its key alone, without its source)");
        }
        return new Formula.Reference(key.text(), key.span());
    }

    private Formula call() {
        tokens.step();
        return calls.call();
    }

    private Binary binary(Operator operator, Formula left, Formula right) {
        return new Binary(operator, left, right, left.span().through(right.span()));
    }

    private Token step() {
        tokens.step();
        return tokens.next();
    }
}
