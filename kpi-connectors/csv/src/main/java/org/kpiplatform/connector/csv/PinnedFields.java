package org.kpiplatform.connector.csv;

import java.util.List;
import org.kpiplatform.connector.csv.row.Header;
import org.kpiplatform.connector.csv.row.NearMiss;
import org.kpiplatform.connector.csv.row.Nulls;
import org.kpiplatform.connector.csv.value.ValueFormat;
import org.kpiplatform.connector.csv.value.ValueParser;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// The fields that a read delivers, and how to read each. Shared by the files of one read.
final class PinnedFields {

    private final StreamSpec stream;
    private final ValueParser[] parsers;
    private final Nulls nulls;
    private final int[] key;

    PinnedFields(StreamSpec stream, ValueFormat format) {
        this.stream = stream;
        this.parsers = stream.fields().stream()
                .map(field -> format.parserFor(field.type()))
                .toArray(ValueParser[]::new);
        this.nulls = new Nulls(format.nullValues());
        List<String> names = stream.fields().stream().map(FieldSpec::name).toList();
        this.key = stream.key().stream().mapToInt(names::indexOf).toArray();
    }

    List<FieldSpec> fields() {
        return stream.fields();
    }

    ValueParser[] parsers() {
        return parsers;
    }

    /// The places of the key's fields among the fields.
    int[] key() {
        return key.clone();
    }

    Nulls nulls() {
        return nulls;
    }

    /// How to read the rows of a file. Columns that nobody asked for are ignored.
    ///
    /// @throws SourceException DATA for a file that lacks a field
    RowConversion conversion(Header header) {
        return new RowConversion(
                this, header.file().name(), columnsIn(header), header.names().size());
    }

    /// The place in the file of each field.
    ///
    /// @throws SourceException DATA for a file that lacks one
    int[] columnsIn(Header header) {
        return fields().stream().mapToInt(field -> columnOf(field, header)).toArray();
    }

    private int columnOf(FieldSpec field, Header header) {
        int column = header.names().indexOf(field.name());
        if (column < 0) {
            throw vanished(field, header);
        }
        return column;
    }

    private SourceException vanished(FieldSpec field, Header header) {
        String near = NearMiss.of(field.title(), header.titles())
                .map(title -> " Was it renamed to `" + title + "`? Then say `header: {\"" + title + "\": "
                        + field.name() + "}`.")
                .orElse(" Repeat the export with that column.");
        return new SourceException(
                ErrorKind.DATA,
                "`" + header.file().name() + "` has no column `" + field.title() + "` for the field `" + field.name()
                        + "` of stream `" + stream.name() + "`, only `" + String.join("`, `", header.titles()) + "`."
                        + near);
    }
}
