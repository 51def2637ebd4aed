package org.kpiplatform.domain.unit;

import java.util.Optional;
import java.util.function.Supplier;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.syntax.Token;
import org.kpiplatform.domain.syntax.Token.Kind;
import org.kpiplatform.domain.syntax.Tokens;

/// Reads a unit: factors with `*` and `/` between them, grouped to the left.
final class UnitParser {

    private static final String REST = "`*`, `/`, `^` or the end of the text";

    private final Tokens tokens;

    private UnitParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static Unit parse(String text) {
        UnitParser parser = new UnitParser(Tokens.of(text));
        boolean isAlone = parser.tokens.peekSecond().kind() == Kind.END;
        Unit unit = isAlone ? parser.word() : parser.product();
        if (parser.tokens.isNext("per")) {
            throw SyntaxError.unexpected(parser.tokens.peek(), REST, Optional.of("/"));
        }
        parser.tokens.expectEnd(REST);
        return unit;
    }

    private Unit product() {
        Unit product = power();
        while (tokens.isNext("*") || tokens.isNext("/")) {
            tokens.step();
            Token operator = tokens.next();
            Unit factor = power();
            Unit left = product;
            product = sensible(operator, () -> operator.is("*") ? left.times(factor) : left.over(factor));
        }
        return product;
    }

    private static Unit sensible(Token operator, Supplier<Unit> result) {
        try {
            return result.get();
        } catch (ArithmeticException _) {
            throw SyntaxError.unexpected(operator, "powers up to " + Unit.GREATEST_POWER, Optional.empty());
        }
    }

    private Unit power() {
        Unit base = factor();
        if (!tokens.isNext("^")) {
            return base;
        }
        tokens.step();
        Token operator = tokens.next();
        int sign = tokens.accept("-") ? -1 : 1;
        Token exponent = tokens.peek();
        if (!exponent.text().matches("[1-9]\\d?")) {
            throw tokens.unexpected("a power from 1 to " + Unit.GREATEST_POWER);
        }
        tokens.next();
        int power = sign * Integer.parseInt(exponent.text());
        return sensible(operator, () -> base.power(power));
    }

    private Unit factor() {
        if (tokens.isNext("(")) {
            tokens.step();
            tokens.next();
            Unit inside = product();
            tokens.expect(")", "`*`, `/` or `)`");
            return inside;
        }
        Token token = tokens.peek();
        Unit unit = word();
        if (unit.isPercent()) {
            String expected = "`ratio` (%s stands alone)".formatted(SyntaxError.quoted(token.written()));
            throw SyntaxError.unexpected(token, expected, Optional.of("ratio"));
        }
        return unit;
    }

    private Unit word() {
        Token token = tokens.peek();
        if (token.is("%")) {
            tokens.next();
            return Unit.PERCENT;
        }
        boolean isOne = token.kind() == Kind.NUMBER && token.text().equals("1");
        if (token.kind() != Kind.NAME && !isOne) {
            throw tokens.unexpected("a unit: a currency such as `EUR`, what is counted such as `order`, `hours`, `%`");
        }
        tokens.next();
        return isOne ? Unit.RATIO : UnitWords.unit(token);
    }
}
