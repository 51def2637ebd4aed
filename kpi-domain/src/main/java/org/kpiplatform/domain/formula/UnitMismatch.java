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

    /// @param what cannot be done, with the left side as `%1$s` and the right one as `%2$s`
    static SyntaxError between(String what, Side left, Side right) {
        Span span = left.formula().span().through(right.formula().span());
        String message = "Cannot %s at position %d: %s"
                .formatted(what.formatted(left.described(), right.described()), span.offset() + 1, mend(left, right));
        return new SyntaxError(message, span, right.unit().text(), left.unit().text(), null);
    }

    static SyntaxError declared(Formula formula, Unit actual, Unit declared) {
        String message = "The formula %s is in `%s`, but the declared unit is `%s`: %s"
                .formatted(
                        SyntaxError.quoted(formula.text()),
                        actual,
                        declared,
                        relation(actual, declared).orElse("correct one of them."));
        return new SyntaxError(message, formula.span(), actual.text(), declared.text(), null);
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
        return relation(left.unit(), right.unit())
                .orElse("both need the same unit; different ones can only be multiplied or divided.");
    }

    private static Optional<String> relation(Unit one, Unit other) {
        if (one.isCurrency() && other.isCurrency()) {
            return Optional.of("there is no rate to convert one currency into the other, so bring both to one before.");
        }
        if (one.isDuration() && other.isDuration()) {
            return Optional.of(
                    "durations are never converted, so measure both in one, as in `%s(from, until)`.".formatted(other));
        }
        if (NearMiss.of(one.text(), List.of(other.text())).isPresent()) {
            return Optional.of("these are two units; if the same is meant, spell both alike.");
        }
        return Optional.empty();
    }
}
