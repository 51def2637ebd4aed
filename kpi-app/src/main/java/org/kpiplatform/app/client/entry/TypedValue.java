package org.kpiplatform.app.client.entry;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A value as people type it: `7.8`, `63 %`, `1200.50 GBP`.
///
/// @param value of a percentage the fraction
/// @param unit  null where none is typed
record TypedValue(BigDecimal value, @Nullable String unit) {

    private static final Pattern TEXT = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*(\\S.*)?");

    /// Empty for what is no value.
    static Optional<TypedValue> parse(String text) {
        Matcher found = TEXT.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(found.group(1));
        String unit = found.group(2);
        return Optional.of(
                "%".equals(unit) ? new TypedValue(number.movePointLeft(2), unit) : new TypedValue(number, unit));
    }
}
