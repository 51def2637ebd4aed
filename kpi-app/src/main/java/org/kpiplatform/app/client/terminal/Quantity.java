package org.kpiplatform.app.client.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number with its unit, as people write it: `1,234 EUR`, `37.2 %`, `3.4 hours`. The same in every
/// language.
public final class Quantity {

    private static final Pattern NOUN = Pattern.compile("[a-z][a-z_]*");
    private static final double PERCENT = 100;

    private Quantity() {}

    /// A value of a unit.
    ///
    /// @param decimals to show (half-even), or null to choose by size
    public static String show(double value, String unit, @Nullable Integer decimals) {
        if (isPercent(unit)) {
            return number(value * PERCENT, decimals == null ? 1 : decimals) + " %";
        }
        String number = number(value, decimals == null ? usualDecimals(value) : decimals);
        String words = words(unit, number);
        return words.isEmpty() ? number : number + " " + words;
    }

    /// By how much a value has changed: in percentage points where it is a percentage, else as a part of
    /// what it was.
    ///
    /// @param change the difference
    /// @param ratio  the difference as a fraction of the previous value, or null where that does not exist
    public static String change(double change, @Nullable Double ratio, String unit, @Nullable Integer decimals) {
        if (isPercent(unit)) {
            return signed(change * PERCENT, decimals == null ? 1 : decimals) + " pp";
        }
        return ratio == null
                ? signed(change, decimals == null ? usualDecimals(change) : decimals)
                : signed(ratio * PERCENT, 1) + " %";
    }

    /// A count of things.
    public static String count(long number) {
        return number((double) number, 0);
    }

    /// Digits in groups of three.
    public static String number(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        String digits = rounded.abs().toPlainString();
        int point = digits.indexOf('.');
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = (point < 0 ? digits.length() : point) - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return rounded.signum() < 0 ? "-" + grouped : grouped.toString();
    }

    private static String signed(double value, int decimals) {
        String number = number(value, decimals);
        boolean nothing = number.chars().allMatch(c -> c == '0' || c == '.');
        return value > 0 && !nothing ? "+" + number : number;
    }

    private static int usualDecimals(double value) {
        boolean whole = value == Math.rint(value);
        return whole || Math.abs(value) >= 1_000 ? 0 : 2;
    }

    private static boolean isPercent(String unit) {
        return unit.equals("%") || unit.equals("percent");
    }

    private static String words(String unit, String number) {
        return switch (unit) {
            case "ratio", "score" -> "";
            case "percentage_points" -> "pp";
            default -> NOUN.matcher(unit).matches() ? noun(unit, number.equals("1")) : unit;
        };
    }

    /// Units are declared in the singular, but for durations.
    private static String noun(String unit, boolean one) {
        String word = unit.replace('_', ' ');
        if (one || word.endsWith("s")) {
            return one && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        }
        if (word.equals("person")) {
            return "people";
        }
        return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }
}
