package org.kpiplatform.domain.formula;

import org.jspecify.annotations.Nullable;

/// How the values of several periods go together: whether adding them up, or taking their mean, says anything.
///
/// It multiplies and divides as units do. What flows in a period is one sort of quantity, what is there at its end
/// another, and the different ones that came in it a third. Orders by visits are a ratio, since the two cancel
/// out; visits times orders by visits flow again. Only what flows adds up over time.
///
/// @param kind    what else is known about it
/// @param flows   how often something that flows is a factor; negative for a divisor
/// @param crowds  the same for a number of different ones
/// @param levels  the same for what is there at the end of a period
/// @param because why it does not add up, as a part of a sentence; null where it does
public record TimeNature(
        Kind kind,
        int flows,
        int crowds,
        int levels,
        @Nullable String because) {

    /// What a nature is, beside its factors.
    public enum Kind {
        /// The number 0, which goes with everything.
        ZERO,
        /// The same in every period.
        NUMBER,
        /// One value picked from each period: a price, a maximum.
        POINT,
        /// A quantity or a ratio, as its factors say.
        PRODUCT,
        /// A sum of what does not go together.
        MIXTURE
    }

    static final TimeNature ZERO = new TimeNature(Kind.ZERO, 0, 0, 0, null);
    static final TimeNature NUMBER = new TimeNature(Kind.NUMBER, 0, 0, 0, null);

    /// What happens in a period: revenue, orders, new customers. Periods add up.
    public static final TimeNature FLOW = new TimeNature(Kind.PRODUCT, 1, 0, 0, null);

    /// How many different ones come in a period: active customers.
    public static TimeNature crowd(String because) {
        return new TimeNature(Kind.PRODUCT, 0, 1, 0, because);
    }

    /// What is there at the end of a period: a backlog, a headcount.
    public static TimeNature level(String because) {
        return new TimeNature(Kind.PRODUCT, 0, 0, 1, because);
    }

    /// One value picked from each period: the last price, the greatest order.
    public static TimeNature point(String because) {
        return new TimeNature(Kind.POINT, 0, 0, 0, because);
    }

    /// What has to be computed anew for every span of time: an average, a percentile, a quotient.
    public static TimeNature ratio(String because) {
        return new TimeNature(Kind.PRODUCT, 0, 0, 0, because);
    }

    private static TimeNature mixture(String because) {
        return new TimeNature(Kind.MIXTURE, 0, 0, 0, because);
    }

    /// Whether the sum of periods is the value of all of them together.
    public boolean addsUp() {
        return isNumber() || isFlow();
    }

    /// Whether the mean of periods is what people take it for: how much there was in a usual one.
    boolean hasMean() {
        return isNumber() || kind == Kind.POINT || (kind == Kind.PRODUCT && isQuantity());
    }

    boolean isNumber() {
        return kind == Kind.ZERO || kind == Kind.NUMBER;
    }

    private boolean isFlow() {
        return kind == Kind.PRODUCT && isQuantity() && flows == 1;
    }

    /// Whether one sort is a factor once, and no other is one.
    private boolean isQuantity() {
        return flows + crowds + levels == 1 && Math.abs(flows) + Math.abs(crowds) + Math.abs(levels) == 1;
    }

    /// @param text of the formula that has the result, for the reason
    TimeNature times(TimeNature other, String text) {
        if (isNumber() || other.isNumber()) {
            return other.isNumber() ? this : other;
        }
        return product(other, 1, "`%s` is a product of what changes in every period".formatted(text));
    }

    TimeNature over(TimeNature other, String text) {
        return other.isNumber() ? this : product(other, -1, reasonOfRatio(text));
    }

    TimeNature power(int exponent, String text) {
        if (isNumber() || exponent == 1) {
            return this;
        }
        String reason = "`%s` is a power".formatted(text);
        return exponent == 0 ? NUMBER : new TimeNature(Kind.PRODUCT, 0, 0, 0, reason).product(this, exponent, reason);
    }

    static String reasonOfRatio(String text) {
        return "`%s` is a ratio, which has to be computed from the totals of all periods".formatted(text);
    }

    private TimeNature product(TimeNature other, int power, String reason) {
        if (kind == Kind.MIXTURE || other.kind == Kind.MIXTURE) {
            return kind == Kind.MIXTURE ? this : other;
        }
        TimeNature product = new TimeNature(
                Kind.PRODUCT,
                flows + power * other.flows,
                crowds + power * other.crowds,
                levels + power * other.levels,
                reason);
        if (product.isFlow()) {
            return FLOW;
        }
        return product.isQuantity() ? product.because(product.hasFactorsOf(this) ? this : other) : product;
    }

    private boolean hasFactorsOf(TimeNature other) {
        return flows == other.flows && crowds == other.crowds && levels == other.levels;
    }

    private boolean hasNoFactors() {
        return kind != Kind.MIXTURE && flows == 0 && crowds == 0 && levels == 0;
    }

    private TimeNature because(TimeNature other) {
        return other.because == null ? this : new TimeNature(kind, flows, crowds, levels, other.because);
    }

    /// Of a sum or difference, and of a value that is one or the other.
    TimeNature with(TimeNature other, String text) {
        if (isNumber() || other.isNumber()) {
            return isNumber() ? other.withNumber(this, text) : withNumber(other, text);
        }
        if (kind == other.kind && hasFactorsOf(other)) {
            return this;
        }
        if (isCountOfSome() && other.isCountOfSome()) {
            return isFlow() ? other : this;
        }
        return hasNoFactors() && other.hasNoFactors()
                ? ratio(reasonOfRatio(text))
                : mixture("`%s` mixes what adds up over time with what does not".formatted(text));
    }

    private TimeNature withNumber(TimeNature number, String text) {
        if (isNumber()) {
            return kind == Kind.ZERO ? number : this;
        }
        return isFlow() && number.kind == Kind.NUMBER
                ? mixture("`%s` adds the same number in every period, however long it is".formatted(text))
                : this;
    }

    /// New customers and returning ones are the active ones: what flows may be a part of a crowd.
    private boolean isCountOfSome() {
        return kind == Kind.PRODUCT && isQuantity() && levels == 0;
    }
}
