/// Reading: what becomes of the records that a scan finds, and the proof that filters filter. Start reading at
/// [org.kpiplatform.connector.rest.read.StreamReading].
@NullMarked
package org.kpiplatform.connector.rest.read;

import org.jspecify.annotations.NullMarked;
