package org.kpiplatform.domain.unit;

import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.unit.BaseUnit.Kind;

/// What a value is counted in: a product of powers of base units, each base once. Immutable.
///
/// Base units are the currencies of ISO 4217, the durations `seconds` to `weeks`, `score`, and any noun for what
/// is counted: `order`, `support_ticket`. Nothing is ever converted, since a factor that nobody wrote is an error
/// that nobody sees. So two currencies are two units, and so are `hours` and `days`: they cannot be added, and
/// `hours / days` stays what it is instead of becoming a ratio that is 24 times too large.
///
/// `ratio`, `%` and `percentage_points` are one unit, the one without dimension, in three notations. The value is
/// the fraction in all of them: 0.63 is shown as `63 %`. Percentage points are the difference of two percentages, so
/// that a percentage is never taken for one; a ratio goes with both.
public final class Unit {

    /// Without dimension, shown as it is.
    public static final Unit RATIO = new Unit(new TreeMap<>(), Notation.FRACTION);

    /// Without dimension, shown times 100.
    public static final Unit PERCENT = new Unit(new TreeMap<>(), Notation.PERCENT);

    /// Without dimension, shown times 100: the difference of two percentages.
    public static final Unit PERCENTAGE_POINTS = new Unit(new TreeMap<>(), Notation.PERCENTAGE_POINTS);

    /// Powers beyond this one have no meaning that anybody has seen.
    static final int GREATEST_POWER = 99;

    private final SortedMap<BaseUnit, Integer> powers;
    private final Notation notation;

    private Unit(SortedMap<BaseUnit, Integer> powers, Notation notation) {
        powers.values().removeIf(power -> power == 0);
        powers.forEach((base, power) -> requireSensible(base, power));
        this.powers = Collections.unmodifiableSortedMap(powers);
        this.notation = notation;
    }

    private static void requireSensible(BaseUnit base, int power) {
        if (Math.abs(power) > GREATEST_POWER) {
            throw new ArithmeticException("`%s` to the power of %d is beyond any use".formatted(base.word(), power));
        }
    }

    /// Reads `GBP`, `GBP / order`, `hours`, `%`, `USD * order / customer^2`.
    ///
    /// @throws SyntaxError when it is none
    public static Unit parse(String text) {
        return UnitParser.parse(text);
    }

    static Unit of(BaseUnit base) {
        return new Unit(new TreeMap<>(Map.of(base, 1)), Notation.FRACTION);
    }

    public Unit times(Unit other) {
        SortedMap<BaseUnit, Integer> product = new TreeMap<>(powers);
        other.powers.forEach((base, power) -> product.merge(base, power, Integer::sum));
        return new Unit(product, Notation.FRACTION);
    }

    public Unit over(Unit other) {
        return times(other.inverse());
    }

    /// The unit multiplied with itself so many times; the ratio for 0.
    ///
    /// @throws ArithmeticException when a power gets out of hand
    public Unit power(int exponent) {
        SortedMap<BaseUnit, Integer> product = new TreeMap<>();
        powers.forEach((base, power) -> product.put(base, Math.multiplyExact(power, exponent)));
        return new Unit(product, Notation.FRACTION);
    }

    /// The unit of a sum; empty when values of both cannot be added.
    public Optional<Unit> plus(Unit other) {
        return noted(other, notation.plus(other.notation));
    }

    /// The unit of a difference; empty when the other cannot be subtracted. Of two percentages: percentage points.
    public Optional<Unit> minus(Unit other) {
        return noted(other, notation.minus(other.notation));
    }

    /// The unit of a value that is one or the other; empty when values of both cannot be compared.
    public Optional<Unit> or(Unit other) {
        return noted(other, notation.either(other.notation));
    }

    private Optional<Unit> noted(Unit other, Optional<Notation> common) {
        return agreesWith(other) ? common.map(notation -> new Unit(new TreeMap<>(powers), notation)) : Optional.empty();
    }

    /// Whether both are the same unit, be it in another notation.
    public boolean agreesWith(Unit other) {
        return powers.equals(other.powers);
    }

    /// The unit of one over a value.
    public Unit inverse() {
        return power(-1);
    }

    /// The unit of an amount of money that is converted at a rate: of `USD / order` at `EUR / USD`, `EUR / order`.
    /// Empty when the other is no rate, or not one for this currency.
    public Optional<Unit> at(Unit rate) {
        boolean fits = rate.isExchangeRate()
                && rate.powers.entrySet().stream()
                        .anyMatch(power -> power.getValue() < 0 && powers.getOrDefault(power.getKey(), 0) == 1);
        return fits ? Optional.of(times(rate)) : Optional.empty();
    }

    /// Whether it is a price of one currency in another, `EUR / USD`, and nothing else.
    public boolean isExchangeRate() {
        return powers.size() == 2
                && powers.keySet().stream().allMatch(base -> base.kind() == Kind.CURRENCY)
                && powers.values().containsAll(List.of(1, -1));
    }

    /// Whether it is a ratio in any notation.
    public boolean isDimensionless() {
        return powers.isEmpty();
    }

    /// Whether values are shown times 100.
    public boolean isPercent() {
        return notation != Notation.FRACTION;
    }

    /// Whether it is the square of a unit, in which variances are.
    public boolean isSquare() {
        return notation == Notation.FRACTION && powers.values().stream().allMatch(power -> power % 2 == 0);
    }

    /// Whether it is one currency and nothing else.
    public boolean isCurrency() {
        return isOne(Kind.CURRENCY);
    }

    /// Whether it is a number of one sort of things.
    public boolean isCount() {
        return isOne(Kind.COUNT);
    }

    /// Whether it is a length of time.
    public boolean isDuration() {
        return isOne(Kind.DURATION);
    }

    /// Whether a mere number is a value of this unit: of a ratio in any notation and of a score.
    public boolean isNumeric() {
        return isDimensionless() || isOne(Kind.SCORE);
    }

    private boolean isOne(Kind kind) {
        return powers.size() == 1
                && powers.entrySet().stream().allMatch(power -> power.getKey().kind() == kind && power.getValue() == 1);
    }

    /// How many decimals people expect where a definition does not say: those of the currency, none for counts, one
    /// for percent, two otherwise.
    public int usualDecimals() {
        if (isCurrency()) {
            return Math.max(0, Currency.getInstance(powers.firstKey().word()).getDefaultFractionDigits());
        }
        if (isCount()) {
            return 0;
        }
        return isPercent() ? 1 : 2;
    }

    /// The canonical form, which parses to an equal unit: `GBP / order`, `1 / hour`, `ratio`.
    public String text() {
        if (isDimensionless()) {
            return notation.word();
        }
        String above = powers.entrySet().stream()
                .filter(power -> power.getValue() > 0)
                .map(power -> raised(power.getKey().word(), power.getValue()))
                .collect(Collectors.joining(" * "));
        String below = powers.entrySet().stream()
                .filter(power -> power.getValue() < 0)
                .map(power -> " / " + raised(power.getKey().below(), -power.getValue()))
                .collect(Collectors.joining());
        return (above.isEmpty() ? "1" : above) + below;
    }

    private static String raised(String word, int power) {
        return power == 1 ? word : word + "^" + power;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Unit unit && powers.equals(unit.powers) && notation == unit.notation;
    }

    @Override
    public int hashCode() {
        return Objects.hash(powers, notation);
    }

    @Override
    public String toString() {
        return text();
    }
}
