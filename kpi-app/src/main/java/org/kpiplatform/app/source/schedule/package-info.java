/// Schedules of sources: when each is due, and that each due time is fired once among all nodes. Start with
/// [org.kpiplatform.app.source.schedule.Schedules]. How a run is worked on lives in `sync`.
@NullMarked
package org.kpiplatform.app.source.schedule;

import org.jspecify.annotations.NullMarked;
