package org.kpiplatform.app.record.merge;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.SourceRecord;

/// What a record must be like to be stored. That its values have the types of their fields is known: the host sees to
/// it.
final class ValueRules {

    /// Why a record can not be stored.
    ///
    /// @param ofKey whether its key is at fault
    record Flaw(String field, String reason, boolean ofKey) {

        Flaw(String field, String reason) {
            this(field, reason, false);
        }

        Flaw asOfKey() {
            return new Flaw(field, reason, true);
        }
    }

    /// PostgreSQL's index entries end at 2,704 bytes.
    private static final int KEY_BYTES = 2_600;

    private static final int DIGITS = 1_000;
    private static final long FIRST_SECOND =
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long AFTER_LAST_SECOND =
            Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

    private final List<PinnedField> fields;
    private final int[] keys;

    ValueRules(PinnedStream stream) {
        fields = stream.fields();
        List<String> names = fields.stream().map(PinnedField::name).toList();
        keys = stream.keys().stream().mapToInt(names::indexOf).toArray();
    }

    /// Whether a key that comes without its record could be stored.
    boolean isGood(List<Object> key) {
        for (int i = 0; i < Math.min(key.size(), keys.length); i++) {
            FieldType type = FieldType.valueOf(fields.get(keys[i]).type().name());
            if (!type.javaType().isInstance(key.get(i)) || valueFlaw(keys[i], key.get(i)) != null) {
                return false;
            }
        }
        return key.size() == keys.length;
    }

    int[] keyPositions() {
        return keys.clone();
    }

    @Nullable
    Flaw flaw(SourceRecord record) {
        List<@Nullable Object> values = record.values();
        Flaw flaw = keyFlaw(values);
        if (flaw != null) {
            return flaw.asOfKey();
        }
        if (record.operation() == SourceRecord.Operation.DELETE) {
            return null;
        }
        for (int i = 0; flaw == null && i < fields.size(); i++) {
            Object value = values.get(i);
            flaw = value == null ? null : valueFlaw(i, value);
        }
        return flaw;
    }

    private @Nullable Flaw keyFlaw(List<@Nullable Object> values) {
        int bytes = 0;
        for (int key : keys) {
            Object value = values.get(key);
            if (value == null) {
                return new Flaw(
                        name(key), "`" + name(key) + "` is empty, but identifies the record; expected a value.");
            }
            Flaw flaw = valueFlaw(key, value);
            if (flaw != null) {
                return flaw;
            }
            bytes += value instanceof String text ? text.length() : 0;
        }
        return bytes * 3 > KEY_BYTES && textBytes(values) > KEY_BYTES
                ? new Flaw(
                        name(keys[0]), "The key is longer than " + KEY_BYTES + " bytes, the most that can be indexed.")
                : null;
    }

    private int textBytes(List<@Nullable Object> values) {
        int bytes = 0;
        for (int key : keys) {
            bytes += values.get(key) instanceof String text ? text.getBytes(StandardCharsets.UTF_8).length : 0;
        }
        return bytes;
    }

    private @Nullable Flaw valueFlaw(int index, Object value) {
        String reason = switch (value) {
            case String text -> textReason(text);
            case BigDecimal number -> digits(number) > DIGITS ? "has more than " + DIGITS + " digits" : null;
            case LocalDate day -> yearReason(day.getYear());
            case Instant instant -> isWithinYears(instant) ? null : yearReason(year(instant));
            default -> null;
        };
        return reason == null ? null : new Flaw(name(index), "`" + name(index) + "` " + reason + ".");
    }

    private static @Nullable String textReason(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                return "holds the character NUL at position " + (i + 1) + ", which no text can hold";
            }
            if (Character.isSurrogate(character) && !isPair(text, i) && !isPair(text, i - 1)) {
                return "holds half of a character at position " + (i + 1) + "; expected valid Unicode";
            }
        }
        return null;
    }

    private static boolean isPair(String text, int index) {
        return index >= 0
                && index + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }

    private static long digits(BigDecimal number) {
        return Math.max((long) number.precision() - number.scale(), number.scale());
    }

    private static boolean isWithinYears(Instant instant) {
        return instant.getEpochSecond() >= FIRST_SECOND && instant.getEpochSecond() < AFTER_LAST_SECOND;
    }

    private static int year(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).getYear();
    }

    private static @Nullable String yearReason(int year) {
        return year < 1 || year > 9_999 ? "lies in the year " + year + "; expected one from 1 to 9999" : null;
    }

    private String name(int index) {
        return fields.get(index).name();
    }
}
