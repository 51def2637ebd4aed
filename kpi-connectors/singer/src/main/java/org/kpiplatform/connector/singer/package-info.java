/// Reads records from Singer taps: programs that write messages as lines of JSON. Start reading at
/// [org.kpiplatform.connector.singer.SingerConnector], then [org.kpiplatform.connector.singer.SingerSource] and
/// [org.kpiplatform.connector.singer.reading.SingerReading].
///
/// Running a tap, and what it may see, is in `process`; its streams in `catalog`; values in `value`; how its messages
/// become batches and cursors, in `reading`. Nothing here knows a vendor.
@NullMarked
package org.kpiplatform.connector.singer;

import org.jspecify.annotations.NullMarked;
