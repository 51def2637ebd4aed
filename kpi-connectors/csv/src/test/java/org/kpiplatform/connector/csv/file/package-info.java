/// Patterns of files.
@NullMarked
package org.kpiplatform.connector.csv.file;

import org.jspecify.annotations.NullMarked;
