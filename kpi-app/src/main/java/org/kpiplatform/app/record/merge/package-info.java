/// How a batch becomes records, quarantine rows and touched days, in the caller's transaction. Start with
/// [org.kpiplatform.app.record.merge.StreamMerge].
@NullMarked
package org.kpiplatform.app.record.merge;

import org.jspecify.annotations.NullMarked;
