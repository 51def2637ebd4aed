/// Finds files and turns their bytes into characters: globs, permissions, compression, character sets, hashes. Knows
/// nothing of what the characters mean.
@NullMarked
package org.kpiplatform.connector.csv.file;

import org.jspecify.annotations.NullMarked;
