package org.kpiplatform.connector.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.csv.file.TextFile;
import org.kpiplatform.connector.csv.row.BrokenRow;
import org.kpiplatform.connector.csv.row.Dialect;
import org.kpiplatform.connector.csv.row.Failures;
import org.kpiplatform.connector.csv.row.Row;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;

/// Reads the rows of one file, from a line on.
final class FileReading implements AutoCloseable {

    /// Each costs a new start from the file's beginning, and so many are no slips but another dialect.
    private static final int MOST_BROKEN = 100;

    private final DataFile file;
    private final Dialect dialect;
    private final RowConversion conversion;
    private final Row row;

    private volatile TextFile text;
    private CloseableIterator<Row> rows;
    private long firstLine;
    private boolean rowDone;
    private int broken;

    FileReading(DataFile file, Dialect dialect, RowConversion conversion, long firstLine) {
        this.file = file;
        this.dialect = dialect;
        this.conversion = conversion;
        this.firstLine = firstLine;
        this.row = new Row(dialect);
        this.text = open();
        this.rows = rowsFrom(firstLine);
    }

    DataFile file() {
        return file;
    }

    /// Reads one row into the batch.
    ///
    /// @return whether there was one
    boolean readInto(BatchInProgress batch) {
        rowDone = false;
        try {
            if (!rows.hasNext()) {
                return false;
            }
            SourceRecord record = conversion.convert(rows.next());
            rowDone = true;
            if (record == null) {
                batch.add(conversion.rejection());
            } else {
                batch.add(record);
            }
            return true;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UncheckedIOException endless) {
                throw Failures.unreadable(file, dialect, endless);
            }
            rejectBroken(batch);
            return true;
        } catch (UncheckedIOException e) {
            throw Failures.unreadable(file, dialect, e);
        }
    }

    /// Where the row after the last one begins.
    long nextLine() {
        if (rowDone) {
            return row.nextLine();
        }
        return Math.max(row.line(), firstLine);
    }

    /// How many bytes of the file have been read. May be called from any thread.
    long bytesRead() {
        return text.bytesRead();
    }

    /// The hash of the file, of which all rows have been read.
    String hash() {
        try {
            return text.drain();
        } catch (IOException e) {
            throw Failures.unreadable(file, dialect, e);
        }
    }

    /// May be called from any thread.
    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException _) {
            // nothing was written, so nothing is lost
        }
    }

    /// Starts again behind the row's first line, since the parser can not go on.
    private void rejectBroken(BatchInProgress batch) {
        long line = nextLine();
        BrokenRow found = BrokenRow.find(file, dialect, line);
        if (found.kind() != BrokenRow.Kind.TEXT_AFTER_QUOTE) {
            throw found.failure(file);
        }
        if (++broken > MOST_BROKEN) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "`" + file.name() + "` has more than " + MOST_BROKEN + " rows in which " + found.reason());
        }
        batch.add(new Rejection(new Position(file.name(), line), null, found.firstLine(), found.reason()));
        close();
        text = open();
        firstLine = line + 1;
        rows = rowsFrom(firstLine);
    }

    private TextFile open() {
        try {
            return dialect.open(file);
        } catch (IOException e) {
            throw Failures.unreadable(file, dialect, e);
        }
    }

    private CloseableIterator<Row> rowsFrom(long line) {
        @SuppressWarnings("resource") // closes nothing but the text
        CsvReader<Row> reader = dialect.rows(text, row);
        try {
            reader.skipLines(Math.toIntExact(line - 1));
        } catch (CsvParseException _) {
            // the file has no more lines, and so no more rows
        } catch (UncheckedIOException e) {
            throw Failures.unreadable(file, dialect, e);
        }
        return reader.iterator();
    }
}
