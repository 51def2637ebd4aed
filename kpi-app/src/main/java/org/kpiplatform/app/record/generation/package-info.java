/// Reading everything that exists of a stream: how far that is, and what it has met. What becomes of records that
/// it has not met is decided where batches are merged.
@NullMarked
package org.kpiplatform.app.record.generation;

import org.jspecify.annotations.NullMarked;
