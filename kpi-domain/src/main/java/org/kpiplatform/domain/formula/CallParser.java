package org.kpiplatform.domain.formula;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.formula.Formula.Comparison;
import org.kpiplatform.domain.formula.Formula.Relation;
import org.kpiplatform.domain.syntax.NearMiss;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.syntax.Token;
import org.kpiplatform.domain.syntax.Tokens;

/// Reads the functions of a formula, from the name through the closing parenthesis.
final class CallParser {

    private static final int MOST_PERIODS = 1_000;
    private static final int MOST_DECIMALS = 15;

    /// All grains but the shortest, which is no whole of anything.
    private static final Map<String, Grain> WHOLES = Arrays.stream(Grain.values())
            .filter(grain -> grain != Grain.HOUR)
            .collect(toMap(
                    grain -> grain.name().toLowerCase(Locale.ROOT),
                    Function.identity(),
                    (one, _) -> one,
                    LinkedHashMap::new));

    private final Tokens tokens;
    private final Supplier<Formula> values;
    private final Map<String, Function<Token, Formula>> functions = new TreeMap<>();

    /// @param values reads an expression
    CallParser(Tokens tokens, Supplier<Formula> values) {
        this.tokens = tokens;
        this.values = values;
        functions.put("if", this::conditional);
        functions.put("round", this::rounded);
        functions.put("to_date", this::toDate);
        for (ValueFunction function : ValueFunction.values()) {
            functions.put(function.word(), name -> call(function, name));
        }
        for (TimeFunction function : TimeFunction.values()) {
            functions.put(function.word(), name -> overTime(function, name));
        }
    }

    Formula call() {
        Token name = tokens.next();
        Function<Token, Formula> arguments = functions.get(name.text());
        if (arguments == null) {
            String expected = "one of the functions " + String.join(", ", functions.keySet());
            throw SyntaxError.unexpected(name, expected, NearMiss.of(name.text(), functions.keySet()));
        }
        tokens.expect("(");
        return arguments.apply(name);
    }

    private Formula conditional(Token name) {
        Comparison condition = comparison();
        tokens.expect(",", "`,` and the value if it holds");
        Formula then = values.get();
        tokens.expect(",", "`,` and the value if it does not hold");
        Formula otherwise = values.get();
        return new Formula.Conditional(condition, then, otherwise, closedSince(name, "`)`"));
    }

    private Comparison comparison() {
        Formula left = values.get();
        Relation relation =
                relation(tokens.peek()).orElseThrow(() -> tokens.unexpected("a comparison: one of = != < <= > >="));
        tokens.step();
        tokens.next();
        Formula right = values.get();
        return new Comparison(left, relation, right, left.span().through(right.span()));
    }

    static Optional<Relation> relation(Token token) {
        return Arrays.stream(Relation.values())
                .filter(relation -> token.is(relation.symbol()))
                .findFirst();
    }

    private Formula call(ValueFunction function, Token name) {
        List<Formula> arguments = new ArrayList<>(List.of(values.get()));
        while (arguments.size() < function.most() && tokens.accept(",")) {
            tokens.step();
            arguments.add(values.get());
        }
        if (arguments.size() < function.fewest()) {
            throw tokens.unexpected("`,`: %s takes %s".formatted(function.word(), function.arity()));
        }
        String expected = "`)`: %s takes %s".formatted(function.word(), function.arity());
        return new Formula.Call(function, arguments, closedSince(name, expected));
    }

    private Formula rounded(Token name) {
        Formula operand = values.get();
        int decimals = tokens.accept(",") ? WholeNumber.read(tokens, 0, MOST_DECIMALS, "decimals") : 0;
        return new Formula.Rounded(operand, decimals, closedSince(name, "`,` and a number of decimals, or `)`"));
    }

    private Formula overTime(TimeFunction function, Token name) {
        Formula operand = values.get();
        int periods = switch (function.periods()) {
            case GIVEN -> {
                tokens.expect(",", "`,` and a number of periods");
                yield periods();
            }
            case ONE_UNLESS_GIVEN -> tokens.accept(",") ? periods() : 1;
            case NOT_GIVEN -> 1;
        };
        return new Formula.OverTime(function, operand, periods, closedSince(name, "`)`"));
    }

    private Formula toDate(Token name) {
        Formula operand = values.get();
        tokens.expect(",", "`,` and a grain such as `year`");
        Token word = tokens.peek();
        Grain whole = Optional.ofNullable(WHOLES.get(word.text()))
                .orElseThrow(() -> tokens.unexpected(
                        "one of the grains " + String.join(", ", WHOLES.keySet()),
                        WHOLES.keySet().toArray(String[]::new)));
        tokens.next();
        return new Formula.ToDate(operand, whole, closedSince(name, "`)`"));
    }

    private int periods() {
        return WholeNumber.read(tokens, 1, MOST_PERIODS, "periods");
    }

    private Span closedSince(Token name, String expected) {
        tokens.expect(")", expected);
        return tokens.spanSince(name);
    }
}
