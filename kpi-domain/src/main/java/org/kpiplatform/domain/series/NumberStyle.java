package org.kpiplatform.domain.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// How a value is written in a sentence. Rounds half-even; without grouping, so that scripts can read it.
///
/// @param decimals digits after the point, always all of them; null for at most four, without trailing zeros
/// @param percent  whether the value is a fraction shown as percent: 0.634 as `63.4 %`
public record NumberStyle(@Nullable Integer decimals, boolean percent) {

    /// At most four decimals, as they are.
    public static final NumberStyle PLAIN = new NumberStyle(null, false);

    private static final int MOST_DECIMALS = 4;

    /// The rounded value.
    public String text(double value) {
        BigDecimal shown = shown(value);
        if (decimals != null) {
            return suffixed(shown.setScale(decimals, RoundingMode.HALF_EVEN));
        }
        return suffixed(stripped(shown.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN)));
    }

    /// The rounded value; every digit of it where rounding would make it look the same as the number it is
    /// compared with.
    public String text(double value, double comparedWith) {
        return value != comparedWith && text(value).equals(text(comparedWith))
                ? suffixed(stripped(shown(value)))
                : text(value);
    }

    private BigDecimal shown(double value) {
        BigDecimal number = BigDecimal.valueOf(value);
        return percent ? number.movePointRight(2) : number;
    }

    private static BigDecimal stripped(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private String suffixed(BigDecimal number) {
        return percent ? number.toPlainString() + " %" : number.toPlainString();
    }
}
