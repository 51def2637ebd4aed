package org.kpiplatform.domain.metric;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.kpiplatform.domain.metric.Parsed.Positions;
import org.kpiplatform.domain.syntax.NearMiss;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.syntax.Token;
import org.kpiplatform.domain.syntax.Token.Kind;
import org.kpiplatform.domain.syntax.Tokens;

/// Reads the texts of a metric: its measure, and the values and conditions in it and beside it.
final class MetricParser {

    private final Tokens tokens;
    private final Positions positions = new Positions();
    private final ExpressionParser expressions;

    /// The arguments that follow each name.
    private final Map<String, Supplier<Measure>> functions = new TreeMap<>();

    private MetricParser(String text) {
        this.tokens = Tokens.of(text);
        this.expressions = new ExpressionParser(text, tokens, positions);
        functions.put("count", this::count);
        functions.put("sum", () -> new Measure.Sum(expressions.value()));
        functions.put("avg", () -> new Measure.Average(expressions.value()));
        functions.put("min", () -> new Measure.Minimum(expressions.value()));
        functions.put("max", () -> new Measure.Maximum(expressions.value()));
        functions.put("variance", () -> new Measure.Variance(expressions.value()));
        functions.put("stddev", () -> new Measure.Deviation(expressions.value()));
        functions.put("median", () -> new Measure.Percentile(expressions.value(), 50));
        functions.put("percentile", this::percentile);
        functions.put("last", () -> new Measure.Last(expressions.value()));
        functions.put("count_distinct", () -> new Measure.CountDistinct(expressions.field()));
        functions.put("open", this::open);
        functions.put("first_seen", () -> new Measure.FirstSeen(expressions.field()));
        functions.put("seen_at_least", this::seenAtLeast);
    }

    static Parsed<Value> value(String text) {
        MetricParser parser = new MetricParser(text);
        Value value = parser.expressions.value();
        parser.tokens.expectEnd("`+`, `-`, `*` or the end of the text");
        return new Parsed<>(value, text, parser.positions);
    }

    static Parsed<Condition> condition(String text) {
        MetricParser parser = new MetricParser(text);
        Condition condition = parser.expressions.condition();
        parser.tokens.expectEnd("`and`, `or` or the end of the text", "and", "or");
        return new Parsed<>(condition, text, parser.positions);
    }

    static Parsed<Measure> measure(String text) {
        MetricParser parser = new MetricParser(text);
        Measure measure = parser.measure();
        if (parser.tokens.isNext("where")) {
            throw parser.tokens.unexpected("the end of the text (a metric has a property `where` of its own)");
        }
        parser.tokens.expectEnd("the end of the text (measures are combined in the formula of a KPI)");
        return new Parsed<>(measure, text, parser.positions);
    }

    private Measure measure() {
        Token function = tokens.peek();
        boolean isCall = tokens.peekSecond().is("(") || functions.containsKey(function.text());
        if (function.kind() != Kind.NAME || !isCall) {
            throw tokens.unexpected("a measure such as `count()` or `sum(amount)`");
        }
        Supplier<Measure> arguments = functions.get(function.text());
        if (arguments == null) {
            String expected = "one of the measures " + String.join(", ", functions.keySet());
            throw SyntaxError.unexpected(function, expected, NearMiss.of(function.text(), functions.keySet()));
        }
        tokens.next();
        tokens.expect("(");
        Measure measure = arguments.get();
        tokens.expect(")", "an operator or `)`");
        return positions.put(measure, tokens.spanSince(function));
    }

    private Measure count() {
        if (!tokens.isNext(")")) {
            throw tokens.unexpected("`)`: count() counts every record; leave records out with `where`, "
                    + "count different values with count_distinct(field)");
        }
        return new Measure.Count();
    }

    private Measure percentile() {
        Value value = expressions.value();
        tokens.expect(",", "`,` and a percentage such as 90");
        Token token = tokens.peek();
        boolean isNumber = token.kind() == Kind.NUMBER;
        double percent = isNumber ? Double.parseDouble(token.text()) : -1;
        if (percent < 0 || percent > 100) {
            throw tokens.unexpected("a number from 0 to 100");
        }
        tokens.next();
        return new Measure.Percentile(value, percent);
    }

    private Measure open() {
        Value.Field from = expressions.field();
        tokens.expect(",", "`,` and the field that ends it");
        Value.Field until = expressions.field();
        return new Measure.Open(from, until, tokens.accept(",") ? expressions.value() : null);
    }

    private Measure seenAtLeast() {
        Value.Field entity = expressions.field();
        tokens.expect(",", "`,` and how many times");
        Token token = tokens.peek();
        if (token.kind() != Kind.NUMBER || !token.text().matches("[1-9]\\d{0,8}")) {
            throw tokens.unexpected("a whole number of times, at least 1");
        }
        tokens.next();
        return new Measure.SeenAtLeast(entity, Integer.parseInt(token.text()));
    }
}
