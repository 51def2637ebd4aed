package org.kpiplatform.connector.csv.row;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.csv.file.TextFile;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// The header of a file.
///
/// @param titles   as the file has them; empty for an empty file
/// @param names    of the fields, one for each title
/// @param nextLine where the rows begin
public record Header(DataFile file, List<String> titles, List<String> names, long nextLine) {

    private static final String OTHER_DELIMITERS = ",;\t|";

    public static Header read(DataFile file, Dialect dialect, FieldNames fieldNames) {
        Row row = new Row(dialect);
        try (TextFile text = dialect.open(file);
                CsvReader<Row> reader = dialect.rows(text, row);
                CloseableIterator<Row> rows = reader.iterator()) {
            if (!skipped(reader, dialect.skipLines()) || !rows.hasNext()) {
                return new Header(file, List.of(), List.of(), 1);
            }
            rows.next();
            List<String> titles = row.fields().stream().map(String::strip).toList();
            requireSplit(file, dialect, titles);
            return new Header(file, titles, names(file, titles, fieldNames), row.nextLine());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UncheckedIOException endless) {
                throw Failures.unreadable(file, dialect, endless);
            }
            throw BrokenRow.find(file, dialect, row.line()).failure(file);
        } catch (UncheckedIOException e) {
            throw Failures.unreadable(file, dialect, e);
        } catch (IOException e) {
            throw Failures.unreadable(file, dialect, e);
        }
    }

    public boolean isEmpty() {
        return titles.isEmpty();
    }

    private static boolean skipped(CsvReader<Row> reader, int lines) {
        try {
            reader.skipLines(lines);
            return true;
        } catch (CsvParseException _) {
            return false; // the file has fewer lines
        }
    }

    private static void requireSplit(DataFile file, Dialect dialect, List<String> titles) {
        if (titles.size() > 1) {
            return;
        }
        String title = titles.getFirst();
        if (title.indexOf('\0') >= 0) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "`" + file.name() + "` has null characters in its header. If it was written in UTF-16, set "
                            + "`charset: UTF-16LE` or `UTF-16BE`; else it is no text file.");
        }
        for (int i = 0; i < OTHER_DELIMITERS.length(); i++) {
            char other = OTHER_DELIMITERS.charAt(i);
            if (other != dialect.delimiter() && title.indexOf(other) >= 0) {
                String shown = other == '\t' ? "tab" : String.valueOf(other);
                throw new SourceException(
                        ErrorKind.CONFIG,
                        "The header of `" + file.name() + "` has only one column, `" + Shown.value(title)
                                + "`, when split at `" + dialect.delimiter() + "`. Did you mean `delimiter: \"" + shown
                                + "\"`? That would give " + title.split(Failures.quoted(other), -1).length
                                + " columns.");
            }
        }
    }

    private static List<String> names(DataFile file, List<String> titles, FieldNames fieldNames) {
        List<String> names = new ArrayList<>();
        for (String title : titles) {
            String name = fieldNames.of(title, names.size() + 1);
            int first = names.indexOf(name);
            if (first >= 0) {
                throw new SourceException(
                        ErrorKind.CONFIG,
                        "Columns " + (first + 1) + " (`" + titles.get(first) + "`) and " + (names.size() + 1) + " (`"
                                + title + "`) of `" + file.name() + "` would both be called `" + name
                                + "`. Give one of them another name: `header: {\"" + title + "\": another_name}`.");
            }
            names.add(name);
        }
        return List.copyOf(names);
    }
}
