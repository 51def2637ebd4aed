/// Sync runs: one reading of a source, stream by stream, batch by batch. Start with
/// [org.kpiplatform.app.source.sync.SyncRuns], then [org.kpiplatform.app.source.sync.SyncRunner].
@NullMarked
package org.kpiplatform.app.source.sync;

import org.jspecify.annotations.NullMarked;
