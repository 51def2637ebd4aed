package org.kpiplatform.connector.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one call of [RecordReader#next] delivers. Records, rejections and cursor are committed together or not at all.
///
/// @param records  in the order of the source; a later record replaces an earlier one with the same key
/// @param rejected rows that could not be turned into records
/// @param next     where a later read resumes, strictly after this batch
/// @param last     whether the read has delivered everything there was
/// @param coverage how far the stream is complete after this batch, where the source knows
///     ([StreamSpec#tellsCoverage]); null leaves it to the platform, which takes the span of the stream's time
///     field
public record Batch(
        List<SourceRecord> records,
        List<Rejection> rejected,
        Cursor next,
        boolean last,
        @Nullable Coverage coverage) {

    public Batch {
        records = List.copyOf(records);
        rejected = List.copyOf(rejected);
    }

    public Batch(List<SourceRecord> records, List<Rejection> rejected, Cursor next, boolean last) {
        this(records, rejected, next, last, null);
    }
}
