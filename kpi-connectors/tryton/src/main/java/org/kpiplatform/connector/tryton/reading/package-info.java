/// Reading: which questions are asked in which order, so that nothing is lost while records change. Start reading at
/// [org.kpiplatform.connector.tryton.reading.WindowScan].
@NullMarked
package org.kpiplatform.connector.tryton.reading;

import org.jspecify.annotations.NullMarked;
