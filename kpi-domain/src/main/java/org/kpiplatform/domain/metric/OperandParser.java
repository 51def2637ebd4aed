package org.kpiplatform.domain.metric;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.domain.metric.Parsed.Positions;
import org.kpiplatform.domain.metric.Term.Computation;
import org.kpiplatform.domain.metric.Term.Written;
import org.kpiplatform.domain.metric.Value.DurationUnit;
import org.kpiplatform.domain.syntax.NearMiss;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.syntax.Token;
import org.kpiplatform.domain.syntax.Token.Kind;
import org.kpiplatform.domain.syntax.Tokens;

/// Reads what operators stand between: fields, numbers, durations and literals.
final class OperandParser {

    static final String A_VALUE = "a field, a number or a duration such as `hours(from, until)`";

    private static final String A_DAY = "a day such as `date '2011-03-01'`";

    private final String text;
    private final Tokens tokens;
    private final Positions positions;

    OperandParser(String text, Tokens tokens, Positions positions) {
        this.text = text;
        this.tokens = tokens;
        this.positions = positions;
    }

    Term operand() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> number();
            case TEXT -> new Written(new Condition.Text(tokens.next().text()), token.span());
            case NAME -> word(token);
            case QUOTED_NAME -> path();
            case SYMBOL, END -> throw tokens.unexpected(A_VALUE);
        };
    }

    Value.Field field(String expected) {
        Token first = tokens.peek();
        if (!first.isName() || isWord(first)) {
            throw tokens.unexpected(isWord(first) ? expected + inQuotes(first) : expected);
        }
        List<String> path = new ArrayList<>(List.of(tokens.next().text()));
        while (tokens.accept(".")) {
            if (!tokens.peek().isName()) {
                throw tokens.unexpected("the name of a field after the dot");
            }
            path.add(tokens.next().text());
        }
        return positions.put(new Value.Field(path), tokens.spanSince(first));
    }

    private Term number() {
        Token token = tokens.next();
        Value.Constant constant = new Value.Constant(new BigDecimal(token.text()));
        return new Computation(positions.put(constant, token.span()), token.span());
    }

    private Term word(Token token) {
        if (token.is("true") || token.is("false")) {
            return new Written(new Condition.Truth(tokens.next().is("true")), token.span());
        }
        Token second = tokens.peekSecond();
        if (token.is("date") && second.kind() == Kind.TEXT) {
            return day();
        }
        if (token.is("null")) {
            throw tokens.unexpected("a value (write `is null` or `is not null` to ask for null)");
        }
        return second.is("(") && !isWord(token) ? elapsed() : path();
    }

    private Term path() {
        Token first = tokens.peek();
        Value.Field field = field(A_VALUE);
        return new Computation(field, tokens.spanSince(first));
    }

    private Term day() {
        Token word = tokens.next();
        String day = tokens.next().text();
        Span span = tokens.spanSince(word);
        return new Written(new Condition.Day(day(day, span)), span);
    }

    private LocalDate day(String day, Span span) {
        try {
            if (day.matches("(?!0000)\\d{4}-.*")) {
                return LocalDate.parse(day);
            }
        } catch (DateTimeParseException _) {
            // 2011-02-29 looks like a day and is none: same advice
        }
        throw SyntaxError.unexpected(span, span.in(text), A_DAY, Optional.empty());
    }

    private Term elapsed() {
        Token function = tokens.peek();
        DurationUnit unit = unit(function);
        tokens.step();
        tokens.next();
        tokens.expect("(");
        Value.Field from = field("the field that the time starts with");
        tokens.expect(",");
        Value.Field until = field("the field that the time ends with");
        tokens.expect(")");
        Span span = tokens.spanSince(function);
        return new Computation(positions.put(new Value.Elapsed(unit, from, until), span), span);
    }

    private static DurationUnit unit(Token function) {
        List<String> words =
                Arrays.stream(DurationUnit.values()).map(DurationUnit::word).toList();
        return Arrays.stream(DurationUnit.values())
                .filter(unit -> unit.word().equals(function.text()))
                .findFirst()
                .orElseThrow(() -> SyntaxError.unexpected(
                        function,
                        "one of the functions " + String.join(", ", words),
                        NearMiss.of(function.text(), words)));
    }

    private static boolean isWord(Token token) {
        return token.kind() == Kind.NAME && ExpressionParser.WORDS.contains(token.text());
    }

    private static String inQuotes(Token token) {
        return " (a field of the name %s is written in double quotes)".formatted(token.text());
    }
}
