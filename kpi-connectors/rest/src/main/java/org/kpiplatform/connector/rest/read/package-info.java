/// Reading: which questions are asked in which order, so that nothing is lost while records change, and what
/// becomes of the answers. Start reading at [org.kpiplatform.connector.rest.read.KeysetScan].
@NullMarked
package org.kpiplatform.connector.rest.read;

import org.jspecify.annotations.NullMarked;
