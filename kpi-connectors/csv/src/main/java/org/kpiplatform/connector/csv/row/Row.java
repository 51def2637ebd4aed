package org.kpiplatform.connector.csv.row;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The characters of the row that was read last. There is one object for all rows of a file.
public final class Row extends AbstractBaseCsvCallbackHandler<Row> {

    /// More would be no row of a table, and take all memory.
    private static final int MOST_FIELDS = 100_000;

    private static final int MOST_TEXT = 2 * Dialect.LONGEST_FIELD;

    private final Dialect dialect;
    private char[] text = new char[1 << 10];
    private int[] ends = new int[1 << 5];
    private boolean[] quoted = new boolean[1 << 5];
    private int size;
    private long line;

    public Row(Dialect dialect) {
        this.dialect = dialect;
    }

    /// The line of the file where it begins; 1 is the first.
    public long line() {
        return line;
    }

    /// The line of the file after it.
    public long nextLine() {
        long next = line + 1;
        int end = size == 0 ? 0 : ends[size - 1];
        for (int at = 0; at < end; at++) {
            char c = text[at];
            next += c == '\r' || (c == '\n' && (at == 0 || text[at - 1] != '\r')) ? 1 : 0;
        }
        return next;
    }

    public int size() {
        return size;
    }

    public char[] text() {
        return text;
    }

    public int from(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    public int to(int field) {
        return ends[field];
    }

    List<String> fields() {
        List<String> fields = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            fields.add(new String(text, from(i), to(i) - from(i)));
        }
        return fields;
    }

    /// The row as it stands in the file, cut where it is very long.
    public String raw() {
        StringBuilder raw = new StringBuilder();
        for (int i = 0; i < size && raw.length() <= Shown.LONGEST_ROW; i++) {
            if (i > 0) {
                raw.append(dialect.delimiter());
            }
            int length = Math.min(to(i) - from(i), Shown.LONGEST_ROW + 1);
            String field = new String(text, from(i), length);
            String quote = String.valueOf(dialect.quote());
            raw.append(quoted[i] ? quote + field.replace(quote, quote + quote) + quote : field);
        }
        return Shown.row(raw.toString());
    }

    @Override
    protected void handleBegin(long startingLine) {
        line = startingLine;
        size = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean isQuoted) {
        if (index == ends.length) {
            requireEnd(index >= MOST_FIELDS, "more than " + MOST_FIELDS + " fields");
            ends = Arrays.copyOf(ends, 2 * index);
            quoted = Arrays.copyOf(quoted, 2 * index);
        }
        int start = from(index);
        if (text.length - start < length) {
            requireEnd(start + length > MOST_TEXT, "more than " + MOST_TEXT + " characters");
            text = Arrays.copyOf(text, Math.max(2 * text.length, start + length));
        }
        System.arraycopy(buffer, offset, text, start, length);
        ends[index] = start + length;
        quoted[index] = isQuoted;
        size = index + 1;
    }

    private void requireEnd(boolean endless, String what) {
        if (endless) {
            throw new UncheckedIOException(new EndlessRow(line, what));
        }
    }

    @Override
    protected Row buildRecord() {
        return this;
    }
}
