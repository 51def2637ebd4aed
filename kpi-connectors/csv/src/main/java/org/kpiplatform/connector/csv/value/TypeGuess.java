package org.kpiplatform.connector.csv.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kpiplatform.connector.spi.FieldType;

/// Guesses the type of a column from its values: the narrowest one that holds them all.
///
/// Numbers with a leading zero or plus are text, for they are codes and telephone numbers; so are whole numbers that
/// no long holds. `1` and `0` are numbers, not booleans.
public final class TypeGuess {

    /// Where several fit, the first wins. Dates come first because a declared pattern such as `yyyyMMdd` says more
    /// than digits do.
    private static final List<FieldType> BY_PREFERENCE =
            List.of(FieldType.DATE, FieldType.TIMESTAMP, FieldType.INTEGER, FieldType.DECIMAL, FieldType.BOOLEAN);

    private static final Set<FieldType> NOTHING = EnumSet.noneOf(FieldType.class);
    private static final BigInteger LONGS_END = BigInteger.ONE.shiftLeft(63);

    private final NumberFormat numbers;
    private final DecimalParser decimals;
    private final IsoTime iso;
    private final DateFormats formats;
    private final Set<FieldType> possible = EnumSet.copyOf(BY_PREFERENCE);
    private boolean seen;

    TypeGuess(ValueFormat format) {
        this.numbers = format.numbers();
        this.decimals = new DecimalParser(numbers);
        this.iso = new IsoTime(new ZoneOffsets(format.zone()));
        this.formats = new DateFormats(format.dateFormats(), format.zone());
    }

    /// Takes a value into account, which is not empty and without blanks around it.
    public void see(char[] text, int from, int to) {
        seen = true;
        if (!possible.isEmpty()) {
            possible.retainAll(typesOf(text, from, to));
        }
    }

    public FieldType type() {
        return seen
                ? BY_PREFERENCE.stream().filter(possible::contains).findFirst().orElse(FieldType.TEXT)
                : FieldType.TEXT;
    }

    private Set<FieldType> typesOf(char[] text, int from, int to) {
        char first = text[from];
        boolean numeric = (first >= '0' && first <= '9') || first == '-' || first == numbers.decimal();
        if (!numeric) {
            Set<FieldType> truth = isTruth(text, from, to) ? EnumSet.of(FieldType.BOOLEAN) : NOTHING;
            return formats.isEmpty() ? truth : union(truth, timeTypes(text, from, to));
        }
        Set<FieldType> number = numberTypes(text, from, to);
        return number.isEmpty() || !formats.isEmpty() ? union(number, timeTypes(text, from, to)) : number;
    }

    private static Set<FieldType> union(Set<FieldType> one, Set<FieldType> other) {
        Set<FieldType> union = EnumSet.copyOf(one);
        union.addAll(other);
        return union;
    }

    private static boolean isTruth(char[] text, int from, int to) {
        String word = to - from <= "false".length() ? new String(text, from, to - from) : "";
        return word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false");
    }

    private Set<FieldType> timeTypes(char[] text, int from, int to) {
        if (iso.timestamp(text, from, to) instanceof Instant) {
            return IsoTime.hasTime(from, to)
                    ? EnumSet.of(FieldType.TIMESTAMP)
                    : EnumSet.of(FieldType.DATE, FieldType.TIMESTAMP);
        }
        return switch (formats.parse(text, from, to)) {
            case LocalDate _ -> EnumSet.of(FieldType.DATE, FieldType.TIMESTAMP);
            case Instant _ -> EnumSet.of(FieldType.TIMESTAMP);
            default -> NOTHING;
        };
    }

    private Set<FieldType> numberTypes(char[] text, int from, int to) {
        if (!isWrittenAsNumber(text, from, to) || !(decimals.parse(text, from, to) instanceof BigDecimal number)) {
            return NOTHING;
        }
        if (!isWhole(text, from, to)) {
            return EnumSet.of(FieldType.DECIMAL);
        }
        BigInteger whole = number.toBigInteger();
        boolean fits = whole.compareTo(LONGS_END) < 0 && whole.compareTo(LONGS_END.negate()) >= 0;
        return fits ? EnumSet.of(FieldType.INTEGER, FieldType.DECIMAL) : NOTHING;
    }

    /// No leading zero, no trailing point, and an exponent only where it can not be a code: `1e-05`, not `12E5`.
    private boolean isWrittenAsNumber(char[] text, int from, int to) {
        int start = text[from] == '-' ? from + 1 : from;
        if (start == to || text[to - 1] < '0' || text[to - 1] > '9') {
            return false;
        }
        boolean leadingZero = text[start] == '0' && to - start > 1 && text[start + 1] != numbers.decimal();
        return !leadingZero && !isCodeWithExponent(text, start, to);
    }

    private boolean isCodeWithExponent(char[] text, int from, int to) {
        boolean decimal = false;
        for (int at = from; at < to; at++) {
            decimal |= text[at] == numbers.decimal();
            if (text[at] == 'e' || text[at] == 'E') {
                return !decimal && text[at + 1] != '-' && text[at + 1] != '+';
            }
        }
        return false;
    }

    private boolean isWhole(char[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == numbers.decimal() || text[at] == 'e' || text[at] == 'E') {
                return false;
            }
        }
        return true;
    }
}
