package org.kpiplatform.app.record.merge;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.source.FieldType;

/// Writes rows in PostgreSQL's binary COPY format: the server then parses nothing. Knows the six types that
/// fields have, each in the Java type that carries it.
final class BinaryRows {

    /// Takes what has been written so far.
    interface Sink {
        void write(byte[] bytes, int length) throws SQLException;
    }

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int CHUNK = 1 << 16;
    private static final long EPOCH_DAY_2000 = 10_957;
    private static final long EPOCH_SECOND_2000 = EPOCH_DAY_2000 * 86_400;
    private static final int NUMERIC_BASE = 10_000;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(NUMERIC_BASE);
    private static final short NUMERIC_NEGATIVE = 0x4000;

    private final Sink sink;
    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK + 1024);
    private final MessageDigest digest = md5();
    private short[] groups = new short[8];
    private int rowStart;

    BinaryRows(Sink sink) {
        this.sink = sink;
        buffer.put(SIGNATURE);
    }

    /// Starts a row of so many values.
    void row(int columns) throws SQLException {
        if (buffer.position() >= CHUNK) {
            flush();
        }
        rowStart = buffer.position();
        room(2).putShort((short) columns);
    }

    /// A number made of all values of the row so far: two rows that differ have different ones, but for one pair
    /// in ten to the nineteenth. It need not withstand an attack, since whoever writes records may write any.
    long fingerprint() {
        digest.update(buffer.array(), rowStart, buffer.position() - rowStart);
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    void end() throws SQLException {
        room(2).putShort((short) -1);
        flush();
    }

    void value(FieldType type, @Nullable Object value) {
        if (value == null) {
            nothing();
            return;
        }
        switch (type) {
            case TEXT -> text((String) value);
            case INTEGER -> integer((Long) value);
            case DECIMAL -> decimal((BigDecimal) value);
            case BOOLEAN -> truth((Boolean) value);
            case DATE -> room(8).putInt(4).putInt((int) (((LocalDate) value).toEpochDay() - EPOCH_DAY_2000));
            case TIMESTAMP -> room(12).putInt(8).putLong(micros((Instant) value));
        }
    }

    void integer(long value) {
        room(12).putInt(8).putLong(value);
    }

    void nothing() {
        room(4).putInt(-1);
    }

    void truth(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length).putInt(bytes.length).put(bytes);
    }

    /// Whole microseconds, the finest that a timestamp can be; a rest is cut off towards the past.
    private static long micros(Instant value) {
        return (value.getEpochSecond() - EPOCH_SECOND_2000) * 1_000_000 + value.getNano() / 1_000;
    }

    /// A numeric is groups of four decimal digits around the decimal point.
    private void decimal(BigDecimal value) {
        BigDecimal positive = value.scale() < 0 ? value.setScale(0) : value;
        int scale = positive.scale();
        int padding = Math.floorMod(-scale, 4);
        int count = groups(positive, padding);
        int weight = count - 1 - (scale + padding) / 4;
        int trailing = 0;
        while (trailing < count && groups[trailing] == 0) {
            trailing++;
        }
        int digits = count - trailing;
        room(12 + 2 * digits).putInt(8 + 2 * digits).putShort((short) digits);
        buffer.putShort(digits == 0 ? 0 : (short) weight);
        buffer.putShort(value.signum() < 0 ? NUMERIC_NEGATIVE : 0).putShort((short) scale);
        for (int i = count - 1; i >= trailing; i--) {
            buffer.putShort(groups[i]);
        }
    }

    /// Fills [#groups], the least significant first, so that the decimal point falls between two of them.
    private int groups(BigDecimal value, int padding) {
        if (value.precision() + padding <= 18) {
            return groups(Math.abs(value.unscaledValue().longValue()) * POWERS[padding]);
        }
        BigInteger rest = value.unscaledValue().abs().multiply(BigInteger.valueOf(POWERS[padding]));
        int count = 0;
        while (rest.signum() != 0) {
            BigInteger[] parts = rest.divideAndRemainder(BIG_BASE);
            append(count++, parts[1].shortValue());
            rest = parts[0];
        }
        return count;
    }

    private int groups(long value) {
        int count = 0;
        for (long rest = value; rest != 0; rest /= NUMERIC_BASE) {
            append(count++, (short) (rest % NUMERIC_BASE));
        }
        return count;
    }

    private void append(int index, short group) {
        if (index == groups.length) {
            groups = java.util.Arrays.copyOf(groups, 2 * index);
        }
        groups[index] = group;
    }

    private static final long[] POWERS = {1, 10, 100, 1_000};

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(2 * (buffer.position() + bytes));
            larger.put(buffer.flip());
            buffer = larger;
        }
        return buffer;
    }

    private void flush() throws SQLException {
        sink.write(buffer.array(), buffer.position());
        buffer.clear();
    }
}
