/// KPIs as they were known at a moment: read back from what had been published, and computed from that by the
/// definitions
/// of back then. How values are published is the business of [org.kpiplatform.app.publication].
@NullMarked
package org.kpiplatform.app.kpi.past;

import org.jspecify.annotations.NullMarked;
