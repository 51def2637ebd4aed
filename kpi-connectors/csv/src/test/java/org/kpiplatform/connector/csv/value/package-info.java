/// Tables of texts and the values that they stand for.
@NullMarked
package org.kpiplatform.connector.csv.value;

import org.jspecify.annotations.NullMarked;
