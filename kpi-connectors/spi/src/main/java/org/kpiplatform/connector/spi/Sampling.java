package org.kpiplatform.connector.spi;

import java.util.List;

/// A facet of sources that can show some records at once, without a read from the beginning: for previews, and for
/// whoever chooses fields and writes metrics.
public interface Sampling {

    /// Some records of a stream, whichever are cheap to get; recent ones are the more useful.
    ///
    /// @param stream     with the fields that are wanted
    /// @param maxRecords the most that are wanted, records and rejections together
    Sample sample(StreamSpec stream, int maxRecords) throws InterruptedException;

    /// What was found.
    record Sample(List<SourceRecord> records, List<Rejection> rejected) {

        public Sample {
            records = List.copyOf(records);
            rejected = List.copyOf(rejected);
        }
    }
}
