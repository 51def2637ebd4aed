/// Turns the characters of one field into a value, and guesses what type a column has. Hot: no field becomes a
/// `String` unless that is its type. Knows nothing of files and rows.
@NullMarked
package org.kpiplatform.connector.csv.value;

import org.jspecify.annotations.NullMarked;
