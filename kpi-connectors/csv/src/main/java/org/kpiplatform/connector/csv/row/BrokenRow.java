package org.kpiplatform.connector.csv.row;

import java.io.BufferedReader;
import java.io.IOException;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// What is wrong with a row that the parser gave up on: it says that quotes are broken, this says where and how.
///
/// @param line      where the quote opens, or the field begins
/// @param firstLine of the row, as it stands in the file
public record BrokenRow(Kind kind, long line, String firstLine) {

    public enum Kind {
        /// `"a"b`: only this row is lost.
        TEXT_AFTER_QUOTE,
        /// The quote takes the rest of the file.
        UNCLOSED,
        /// A field without an end in sight.
        TOO_LONG
    }

    private static final int END = -1;

    /// Looks again at a row.
    ///
    /// @param line where it begins
    public static BrokenRow find(DataFile file, Dialect dialect, long line) {
        try (BufferedReader text = new BufferedReader(dialect.open(file))) {
            for (long skipped = 1; skipped < line; skipped++) {
                text.readLine();
            }
            text.mark(2 * Shown.LONGEST_ROW);
            String firstLine = beginning(text);
            text.reset();
            return new Scan(text, dialect, line, Shown.row(firstLine)).run();
        } catch (IOException e) {
            throw Failures.unreadable(file, dialect, e);
        }
    }

    /// Of the line, as much as is shown: a line may be as long as the file.
    private static String beginning(BufferedReader text) throws IOException {
        StringBuilder beginning = new StringBuilder();
        int c = text.read();
        while (c != END && c != '\n' && c != '\r' && beginning.length() <= Shown.LONGEST_ROW) {
            beginning.append((char) c);
            c = text.read();
        }
        return beginning.toString();
    }

    public String reason() {
        return "text follows the closing quote of a field. Write a quote inside of a quoted field twice, or set "
                + "`quote: none` if quotes are plain characters in this file.";
    }

    public SourceException failure(DataFile file) {
        String what = switch (kind) {
            case TEXT_AFTER_QUOTE -> " is broken in line " + line + ": " + reason();
            case UNCLOSED ->
                " opens a quote in line " + line
                        + " that is never closed. Close it, or set `quote: none` if quotes are "
                        + "plain characters in this file.";
            case TOO_LONG ->
                " has a field in line " + line + " that is longer than " + Dialect.LONGEST_FIELD
                        + " characters. Is a closing quote missing, or is it no delimited text?";
        };
        return new SourceException(ErrorKind.DATA, "`" + file.name() + "`" + what);
    }

    /// Walks one row.
    private static final class Scan {

        private final BufferedReader text;
        private final Dialect dialect;
        private final String firstLine;
        private long line;
        private long length;

        Scan(BufferedReader text, Dialect dialect, long line, String firstLine) {
            this.text = text;
            this.dialect = dialect;
            this.line = line;
            this.firstLine = firstLine;
        }

        BrokenRow run() throws IOException {
            long tooLong = line;
            int c = text.read();
            while (c != END) {
                long opened = line;
                length = 0;
                boolean quoted = c == dialect.quote();
                c = quoted ? closeQuote() : endField(c);
                tooLong = length > Dialect.LONGEST_FIELD ? opened : tooLong;
                if (c == END) {
                    return new BrokenRow(quoted ? Kind.UNCLOSED : Kind.TOO_LONG, opened, firstLine);
                }
                if (!endsField(c)) {
                    return new BrokenRow(Kind.TEXT_AFTER_QUOTE, opened, firstLine);
                }
                c = c == dialect.delimiter() ? text.read() : END;
            }
            return new BrokenRow(Kind.TOO_LONG, tooLong, firstLine);
        }

        /// Reads up to the closing quote.
        ///
        /// @return the character after it, or END where there is no closing quote
        private int closeQuote() throws IOException {
            int before = 0;
            for (int c = text.read(); c != END; c = text.read()) {
                length++;
                if (c == dialect.quote()) {
                    int after = text.read();
                    if (after != dialect.quote()) {
                        return after == END ? '\n' : after;
                    }
                } else {
                    line += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
                }
                before = c;
            }
            return END;
        }

        private int endField(int first) throws IOException {
            int c = first;
            while (c != END && !endsField(c)) {
                length++;
                c = text.read();
            }
            return c;
        }

        private boolean endsField(int c) {
            return c == dialect.delimiter() || c == '\r' || c == '\n';
        }
    }
}
