/// Reads records from delimited text files.
@NullMarked
package org.kpiplatform.connector.csv;

import org.jspecify.annotations.NullMarked;
