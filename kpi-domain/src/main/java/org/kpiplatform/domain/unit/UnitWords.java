package org.kpiplatform.domain.unit;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kpiplatform.domain.syntax.NearMiss;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.syntax.Token;
import org.kpiplatform.domain.unit.BaseUnit.Kind;

/// What the words of a unit stand for. Every noun is a unit, so a slip cannot be told from a noun; but words that
/// people use for one of the fixed units are not taken for something to count.
final class UnitWords {

    private static final String NOUN = "[a-z][a-z0-9_]{0,49}";

    /// Without gold, bond units and the codes for tests and for no currency, which have no decimals defined.
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Unit> FIXED = Map.of(
            "ratio", Unit.RATIO,
            "percent", Unit.PERCENT,
            "percentage_points", Unit.PERCENTAGE_POINTS,
            "score", Unit.of(BaseUnit.SCORE));

    private static final Map<String, String> MISTAKEN = Map.ofEntries(
            Map.entry("percentage", "%"),
            Map.entry("percents", "%"),
            Map.entry("pct", "%"),
            Map.entry("pp", "percentage_points"),
            Map.entry("percentage_point", "percentage_points"),
            Map.entry("ratios", "ratio"),
            Map.entry("fraction", "ratio"),
            Map.entry("scores", "score"),
            Map.entry("sec", "seconds"),
            Map.entry("secs", "seconds"),
            Map.entry("min", "minutes"),
            Map.entry("mins", "minutes"),
            Map.entry("hr", "hours"),
            Map.entry("hrs", "hours"),
            Map.entry("eur", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("gbp", "GBP"),
            Map.entry("usd", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("jpy", "JPY"),
            Map.entry("chf", "CHF"));

    private UnitWords() {}

    static Unit unit(Token token) {
        String word = token.text();
        if (CURRENCIES.contains(word)) {
            return Unit.of(new BaseUnit(Kind.CURRENCY, word));
        }
        Unit fixed = FIXED.get(word);
        if (fixed != null) {
            return fixed;
        }
        String plural = word + "s";
        if (BaseUnit.DURATIONS.contains(word) || BaseUnit.DURATIONS.contains(plural)) {
            return Unit.of(new BaseUnit(Kind.DURATION, word.endsWith("s") ? word : plural));
        }
        String unit = MISTAKEN.get(word.toLowerCase(Locale.ROOT));
        if (unit != null) {
            throw SyntaxError.unexpected(token, "`" + unit + "`", Optional.of(unit));
        }
        return count(token);
    }

    private static Unit count(Token token) {
        String word = token.text();
        if (word.matches("[A-Z]{3}")) {
            throw SyntaxError.unexpected(token, "a currency code of ISO 4217", NearMiss.of(word, CURRENCIES));
        }
        if (!word.matches(NOUN)) {
            String snake = word.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
            Optional<String> suggestion = Optional.of(snake).filter(noun -> noun.matches(NOUN));
            throw SyntaxError.unexpected(token, "a noun of at most 50 small letters, digits and `_`", suggestion);
        }
        return Unit.of(new BaseUnit(Kind.COUNT, word));
    }
}
