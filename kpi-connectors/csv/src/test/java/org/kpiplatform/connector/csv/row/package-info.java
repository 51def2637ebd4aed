/// Names of fields, and rows that are no rows.
@NullMarked
package org.kpiplatform.connector.csv.row;

import org.jspecify.annotations.NullMarked;
