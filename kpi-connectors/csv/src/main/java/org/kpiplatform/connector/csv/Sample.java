package org.kpiplatform.connector.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kpiplatform.connector.csv.file.TextFile;
import org.kpiplatform.connector.csv.row.Blanks;
import org.kpiplatform.connector.csv.row.Dialect;
import org.kpiplatform.connector.csv.row.Failures;
import org.kpiplatform.connector.csv.row.Header;
import org.kpiplatform.connector.csv.row.Nulls;
import org.kpiplatform.connector.csv.row.Row;
import org.kpiplatform.connector.csv.value.TypeGuess;
import org.kpiplatform.connector.csv.value.ValueFormat;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.StreamSpec;

/// Guesses the fields of a stream from the first rows of all its files.
final class Sample {

    private static final int ROWS = 100_000;
    private static final int LEAST_ROWS_OF_A_FILE = 500;

    private final Dialect dialect;
    private final ValueFormat format;
    private final Nulls nulls;
    private final List<Header> headers;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /// A field, as the first file has it that has it.
    private record Column(String title, TypeGuess guess) {}

    Sample(Dialect dialect, ValueFormat format, List<Header> headers) {
        this.dialect = dialect;
        this.format = format;
        this.nulls = new Nulls(format.nullValues());
        this.headers = headers;
    }

    /// Empty where no file has a header.
    Optional<StreamSpec> spec(String stream) throws InterruptedException {
        int rowsOfAFile = Math.max(LEAST_ROWS_OF_A_FILE, ROWS / Math.max(1, headers.size()));
        for (Header header : headers) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while looking at rows");
            }
            look(header, rowsOfAFile);
        }
        List<FieldSpec> fields = columns.entrySet().stream()
                .map(it -> new FieldSpec(
                        it.getKey(), it.getValue().guess().type(), it.getValue().title()))
                .toList();
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new StreamSpec(stream, fields, List.of(), StreamSpec.DeleteMode.NONE));
    }

    private void look(Header header, int mostRows) {
        List<TypeGuess> guesses = new ArrayList<>();
        for (int i = 0; i < header.names().size(); i++) {
            String title = header.titles().get(i);
            guesses.add(columns.computeIfAbsent(header.names().get(i), _ -> new Column(title, format.guess()))
                    .guess());
        }
        try (TextFile text = dialect.open(header.file());
                CsvReader<Row> reader = dialect.rows(text, new Row(dialect));
                CloseableIterator<Row> rows = reader.iterator()) {
            reader.skipLines(Math.toIntExact(header.nextLine() - 1));
            for (int i = 0; i < mostRows && rows.hasNext(); i++) {
                look(rows.next(), guesses);
            }
        } catch (CsvParseException _) {
            // a broken row ends the sample, not the discovery; reading tells of it
        } catch (UncheckedIOException e) {
            throw Failures.unreadable(header.file(), dialect, e);
        } catch (IOException e) {
            throw Failures.unreadable(header.file(), dialect, e);
        }
    }

    private void look(Row row, List<TypeGuess> guesses) {
        if (row.size() != guesses.size()) {
            return;
        }
        for (int i = 0; i < guesses.size(); i++) {
            int from = Blanks.skip(row.text(), row.from(i), row.to(i));
            int to = Blanks.cut(row.text(), from, row.to(i));
            if (!nulls.contains(row.text(), from, to)) {
                guesses.get(i).see(row.text(), from, to);
            }
        }
    }
}
