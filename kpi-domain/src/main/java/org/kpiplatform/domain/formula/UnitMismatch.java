package org.kpiplatform.domain.formula;

import java.util.List;
import java.util.Optional;
import org.kpiplatform.domain.syntax.NearMiss;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.unit.Unit;

/// Says in a sentence which units don't fit, and what could mend it.
final class UnitMismatch {

    private UnitMismatch() {}

    /// A part of a formula and what is known of its unit.
    record Side(Formula formula, Dimension dimension) {

        Unit unit() {
            return dimension.unit();
        }

        String described() {
            String text = SyntaxError.quoted(formula.text());
            return dimension.isNumber() ? "the number " + text : "%s in `%s`".formatted(text, unit());
        }
    }

    static SyntaxError between(Meeting meeting, Side left, Side right) {
        Span span = left.formula().span().through(right.formula().span());
        String message = "Cannot %s at position %d: %s"
                .formatted(
                        meeting.described(left.described(), right.described()), span.offset() + 1, mend(left, right));
        return new SyntaxError(message, span, right.unit().text(), left.unit().text(), null);
    }

    static SyntaxError declared(Formula formula, Unit actual, Unit declared) {
        Optional<String> swapped = actual.inverse().agreesWith(declared) ? swapped(formula) : Optional.empty();
        String reason = "The formula %s is in `%s`, but the declared unit is `%s`"
                .formatted(SyntaxError.quoted(formula.text()), actual, declared);
        String mend = swapped.isPresent()
                ? ", which is the other way round" + SyntaxError.didYouMean(swapped)
                : ": " + hint(declared, actual).orElse("correct one of them.");
        return new SyntaxError(reason + mend, formula.span(), actual.text(), declared.text(), swapped.orElse(null));
    }

    /// A quotient with its sides swapped: `clicks / spend` for `spend / clicks`.
    private static Optional<String> swapped(Formula formula) {
        return formula instanceof Formula.Binary(var operator, var left, var right, var span)
                        && operator == Formula.Operator.DIVIDE
                ? Optional.of(new Formula.Binary(operator, right, left, span).text())
                : Optional.empty();
    }

    static SyntaxError conversion(Formula.Call call, Side amount, Side rate) {
        String message = "Cannot convert %s at %s at position %d: %s"
                .formatted(amount.described(), rate.described(), call.span().offset() + 1, mendedRate(amount, rate));
        return new SyntaxError(message, call.span(), call.text(), "an amount and a rate for its currency", null);
    }

    private static String mendedRate(Side amount, Side rate) {
        if (!rate.unit().isExchangeRate()) {
            return "a rate is in one currency per another, such as `EUR / USD`.";
        }
        if (amount.unit().at(rate.unit().inverse()).isPresent()) {
            return "the rate is the other way round; its reciprocal is `1 / %s`."
                    .formatted(rate.formula().text());
        }
        return "the rate is not for the currency of the amount.";
    }

    static SyntaxError exponent(Side exponent, String expected) {
        String message = "Found %s as an exponent at position %d, expected %s."
                .formatted(exponent.described(), exponent.formula().span().offset() + 1, expected);
        return new SyntaxError(
                message, exponent.formula().span(), exponent.formula().text(), expected, null);
    }

    static SyntaxError outOfHand(Formula formula, ArithmeticException reason) {
        String message = "The unit of %s at position %d cannot be had: %s."
                .formatted(SyntaxError.quoted(formula.text()), formula.span().offset() + 1, reason.getMessage());
        return new SyntaxError(message, formula.span(), formula.text(), "a unit of small powers", null);
    }

    private static String mend(Side left, Side right) {
        boolean isLeftNumber = left.dimension().isNumber();
        if (isLeftNumber || right.dimension().isNumber()) {
            Side number = isLeftNumber ? left : right;
            Unit unit = (isLeftNumber ? right : left).unit();
            return "a number has no unit. To give it one, define a KPI with the formula `%s` and the unit `%s`."
                    .formatted(number.formula().text(), unit);
        }
        return hint(left.unit(), right.unit())
                .orElse("both need the same unit; different ones can only be multiplied or divided.");
    }

    private static Optional<String> hint(Unit wanted, Unit found) {
        if (wanted.isCurrency() && found.isCurrency()) {
            return Optional.of("convert `%s` first, as in `convert(amount, rate)` with a rate in `%s`."
                    .formatted(found, wanted.over(found)));
        }
        if (wanted.isDuration() && found.isDuration()) {
            return Optional.of("durations are never converted, so measure both in one, as in `%s(from, until)`."
                    .formatted(wanted));
        }
        if (wanted.isDimensionless() && found.isDimensionless()) {
            return Optional.of("a percentage is a level, percentage points are the difference of two."
                    + " A relative change, `growth(x)`, is a percentage.");
        }
        if (NearMiss.of(wanted.text(), List.of(found.text())).isPresent()) {
            return Optional.of("these are two units; if the same is meant, spell both alike.");
        }
        return Optional.empty();
    }
}
