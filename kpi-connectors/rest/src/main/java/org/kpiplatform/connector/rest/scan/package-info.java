/// The ways through a stream: which question comes next, what of its answer was delivered before, and where a later
/// read resumes. Start reading at [org.kpiplatform.connector.rest.scan.KeysetScan].
@NullMarked
package org.kpiplatform.connector.rest.scan;

import org.jspecify.annotations.NullMarked;
