/// The commands of `kpi` that talk to a running service. Plain Java: no Quarkus, no database, only HTTP.
///
/// Start at [org.kpiplatform.app.client.KpiCommand]. How things look on a terminal is in `terminal`, how the
/// service is talked to in `http`.
@NullMarked
package org.kpiplatform.app.client;

import org.jspecify.annotations.NullMarked;
