/// What the CSV connector does with good and bad files, seen through the interface that the platform uses.
@NullMarked
package org.kpiplatform.connector.csv;

import org.jspecify.annotations.NullMarked;
