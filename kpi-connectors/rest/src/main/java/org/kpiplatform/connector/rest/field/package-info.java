/// Fields: where in a record their values stand, and how JSON becomes the types of the SPI. Knows nothing of requests.
@NullMarked
package org.kpiplatform.connector.rest.field;

import org.jspecify.annotations.NullMarked;
