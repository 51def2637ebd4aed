/// The values of fields: where they stand in a record, and how JSON becomes the types of the SPI.
@NullMarked
package org.kpiplatform.connector.singer.value;

import org.jspecify.annotations.NullMarked;
