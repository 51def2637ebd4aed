/// The messages of one stream: the batches they become, and the cursor behind each batch.
@NullMarked
package org.kpiplatform.connector.singer.reading;

import org.jspecify.annotations.NullMarked;
