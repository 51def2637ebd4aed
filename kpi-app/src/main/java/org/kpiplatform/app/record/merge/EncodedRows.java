package org.kpiplatform.app.record.merge;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.connector.spi.SourceRecord;

/// Rows as COPY takes them, ready to be sent: the values of a stream's fields, the run that writes the record and
/// its fingerprint, or nothing of both where the record is deleted.
///
/// @param chunks       to be sent one after the other; nobody changes them
/// @param fingerprints of the upserts, in their order; nobody changes them
@SuppressWarnings("ArrayRecordComponent") // a million fingerprints are not to be boxed, and nobody compares rows
record EncodedRows(List<byte[]> chunks, long[] fingerprints) {

    /// Writes all rows.
    interface Rows {
        void writeTo(BinaryRows out) throws SQLException;
    }

    static EncodedRows of(Rows rows) {
        List<byte[]> chunks = new ArrayList<>();
        BinaryRows out = new BinaryRows((bytes, length) -> chunks.add(Arrays.copyOf(bytes, length)));
        try {
            rows.writeTo(out);
            out.end();
        } catch (SQLException e) {
            throw new IllegalStateException("nothing was sent to a database", e);
        }
        return new EncodedRows(List.copyOf(chunks), new long[0]);
    }

    static EncodedRows of(PinnedStream stream, Sieve.Sifted batch, long run) {
        long[] fingerprints = new long[batch.upserts().size()];
        EncodedRows rows = of(out -> {
            for (int i = 0; i < fingerprints.length; i++) {
                write(stream, batch.upserts().get(i), out);
                fingerprints[i] = out.fingerprint();
                out.integer(run);
                out.integer(fingerprints[i]);
            }
            for (SourceRecord record : batch.deletes()) {
                writeKey(stream, record, out);
                out.nothing();
                out.nothing();
            }
        });
        return new EncodedRows(rows.chunks, fingerprints);
    }

    private static void write(PinnedStream stream, SourceRecord record, BinaryRows out) throws SQLException {
        List<PinnedField> fields = stream.fields();
        List<@Nullable Object> values = record.values();
        out.row(fields.size() + 2);
        for (int i = 0; i < fields.size(); i++) {
            out.value(fields.get(i).type(), values.get(i));
        }
    }

    private static void writeKey(PinnedStream stream, SourceRecord record, BinaryRows out) throws SQLException {
        List<PinnedField> fields = stream.fields();
        out.row(fields.size() + 2);
        for (int i = 0; i < fields.size(); i++) {
            boolean counts = stream.keys().contains(fields.get(i).name());
            out.value(fields.get(i).type(), counts ? record.values().get(i) : null);
        }
    }
}
