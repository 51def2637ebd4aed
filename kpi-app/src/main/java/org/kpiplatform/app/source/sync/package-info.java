/// Sync runs: one reading of a source, stream by stream, batch by batch. Start with
/// [org.kpiplatform.app.source.sync.SyncRuns], which asks for one, then
/// [org.kpiplatform.app.source.sync.SyncHost], which has it done, and
/// [org.kpiplatform.app.source.sync.SourceSync], which does it.
@NullMarked
package org.kpiplatform.app.source.sync;

import org.jspecify.annotations.NullMarked;
