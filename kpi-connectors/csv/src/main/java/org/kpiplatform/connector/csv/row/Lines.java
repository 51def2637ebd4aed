package org.kpiplatform.connector.csv.row;

import java.io.IOException;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.csv.file.TextFile;

/// Counts lines, for error messages.
final class Lines {

    private static final int CHUNK = 1 << 13;

    private Lines() {}

    /// The line of the character at a position; 1 is the first.
    static long at(DataFile file, Dialect dialect, long position) {
        long line = 1;
        char[] chunk = new char[CHUNK];
        try (TextFile text = dialect.open(file)) {
            char before = 0;
            for (long left = position; left > 0; ) {
                int read = text.read(chunk, 0, (int) Math.min(left, CHUNK));
                for (int i = 0; i < read; i++) {
                    char c = chunk[i];
                    line += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
                    before = c;
                }
                left = read < 0 ? 0 : left - read;
            }
        } catch (IOException _) {
            return line; // the file changed meanwhile; this is as far as it goes
        }
        return line;
    }
}
