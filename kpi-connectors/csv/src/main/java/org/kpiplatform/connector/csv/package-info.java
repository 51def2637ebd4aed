/// Reads records from delimited text files. Start reading at [org.kpiplatform.connector.csv.CsvConnector], then
/// [org.kpiplatform.connector.csv.CsvSource] and [org.kpiplatform.connector.csv.CsvReading].
///
/// Files and their bytes are in `file`, fields and their types in `value`; here they become rows, records and cursors.
@NullMarked
package org.kpiplatform.connector.csv;

import org.jspecify.annotations.NullMarked;
