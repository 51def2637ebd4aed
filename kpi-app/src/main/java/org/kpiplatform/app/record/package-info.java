/// The records of all streams: one typed table each, created, evolved and merged into here. Not where records
/// come from (`source`) and not what is measured over them (`metric`).
///
/// Start with [org.kpiplatform.app.record.PinnedStream], what a stream is; then
/// [org.kpiplatform.app.record.merge.StreamMerge], how a batch becomes records.
@NullMarked
package org.kpiplatform.app.record;

import org.jspecify.annotations.NullMarked;
