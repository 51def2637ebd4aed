package org.kpiplatform.connector.host.configuration;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kpiplatform.connector.spi.Secret;

/// Turns one value of a definition into one of the types that options may have. What does not fit is refused by an
/// [IllegalArgumentException] that says what was found and what was expected.
final class ScalarConversion {

    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");

    private ScalarConversion() {}

    static Object convert(Class<?> type, Object raw) {
        if (type == Secret.class) {
            return new Secret(secretText(raw));
        }
        if (type == String.class) {
            return text(raw, "text");
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(raw);
        }
        if (type == int.class || type == Integer.class) {
            return (int) whole(raw, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return whole(raw, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        return type.isEnum() ? constant(type, raw) : parsed(type, raw);
    }

    /// The words for an enum's constants in definitions.
    static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Object parsed(Class<?> type, Object raw) {
        if (type == Duration.class) {
            return duration(text(raw, "a duration such as 30s, 5m or 2h"));
        }
        if (type == URI.class) {
            return uri(text(raw, "a URI"));
        }
        if (type == ZoneId.class) {
            return zone(text(raw, "a time zone such as Europe/Berlin"));
        }
        if (type == Charset.class) {
            return charset(text(raw, "a character set such as UTF-8"));
        }
        throw new IllegalArgumentException("options can not have the type " + type.getName());
    }

    private static Object constant(Class<?> type, Object raw) {
        List<String> constants = constants(type);
        int index = constants.indexOf(raw instanceof Boolean ? raw.toString() : raw);
        if (index < 0) {
            throw new IllegalArgumentException("expected one of " + Words.list(constants) + ", found " + quoted(raw)
                    + Words.didYouMean(raw.toString(), constants));
        }
        return type.getEnumConstants()[index];
    }

    private static boolean truth(Object raw) {
        return switch (raw) {
            case Boolean truth -> truth;
            case String text when text.equals("true") -> true;
            case String text when text.equals("false") -> false;
            default -> throw expected("true or false", raw);
        };
    }

    private static long whole(Object raw, long min, long max) {
        try {
            long number = new BigDecimal(raw.toString()).longValueExact();
            if ((raw instanceof Number || raw instanceof String) && number >= min && number <= max) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException _) {
            // said below
        }
        throw expected(min == Long.MIN_VALUE ? "a whole number" : "a whole number below two thousand million", raw);
    }

    /// Numbers are not taken for text: YAML has already turned 007 into 7, and 1.10 into 1.1.
    private static String text(Object raw, String what) {
        if (raw instanceof String text) {
            return text;
        }
        boolean scalar = raw instanceof Number || raw instanceof Boolean;
        throw new IllegalArgumentException("expected " + what + ", found " + quoted(raw)
                + (scalar ? "; put it in quotes if it is meant as text." : "."));
    }

    private static String secretText(Object raw) {
        if (raw instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected text; put the secret in quotes.");
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        try {
            if (!matcher.matches()) {
                return Duration.parse(text);
            }
            long count = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
            throw expected("a duration such as 30s, 5m or 2h", text);
        }
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw expected("a URI", text);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("expected a time zone such as Europe/Berlin, found " + quoted(text)
                    + Words.didYouMean(text, ZoneId.getAvailableZoneIds()));
        }
    }

    private static Charset charset(String text) {
        try {
            return Charset.forName(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("expected a character set such as UTF-8, found " + quoted(text)
                    + Words.didYouMean(text, Charset.availableCharsets().keySet()));
        }
    }

    private static IllegalArgumentException expected(String what, Object found) {
        return new IllegalArgumentException("expected " + what + ", found " + quoted(found) + ".");
    }

    private static String quoted(Object found) {
        String kind = found instanceof List ? "the list " : found instanceof java.util.Map ? "the map " : "";
        return kind + "`" + found + "`";
    }
}
