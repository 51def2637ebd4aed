package org.kpiplatform.connector.csv.value;

import java.util.Locale;

/// Reads `true` and `false`, and the usual other words for them.
final class BooleanParser implements ValueParser {

    @Override
    public Object parse(char[] text, int from, int to) {
        if (to - from > "false".length()) {
            return Unreadable.UNREADABLE;
        }
        return switch (new String(text, from, to - from).toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> true;
            case "false", "f", "no", "n", "0" -> false;
            default -> Unreadable.UNREADABLE;
        };
    }

    @Override
    public String expected() {
        return "true or false (or yes or no, 1 or 0)";
    }
}
