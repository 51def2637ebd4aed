/// The rows of one read: the statement that asks for them, the records they become, and the cursor behind each batch.
@NullMarked
package org.kpiplatform.connector.jdbc.reading;

import org.jspecify.annotations.NullMarked;
