/// Splits the characters of a file into a header and rows, and says in sentences why that is not possible. Knows
/// nothing of types, streams and cursors.
@NullMarked
package org.kpiplatform.connector.csv.row;

import org.jspecify.annotations.NullMarked;
