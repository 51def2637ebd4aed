package org.kpiplatform.connector.csv.row;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.csv.file.TextFile;

/// How the rows of a file are written.
///
/// @param quote   [#NO_QUOTE] for none
/// @param comment null for none
public record Dialect(char delimiter, char quote, @Nullable Character comment, Charset charset, int skipLines) {

    public static final char NO_QUOTE = 0;

    /// More characters than a field may have. FastCSV holds one field at a time, so that this also bounds memory.
    public static final int LONGEST_FIELD = 1 << 22;

    public TextFile open(DataFile file) throws IOException {
        return TextFile.open(file, charset);
    }

    /// Rows are delivered whatever the number of their fields; whoever reads them knows how many there should be.
    public CsvReader<Row> rows(TextFile text, Row row) {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD);
        if (comment != null) {
            builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment);
        }
        return builder.build(row, text);
    }
}
