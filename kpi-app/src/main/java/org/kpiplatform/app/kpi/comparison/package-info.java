/// KPIs beside earlier periods. How two periods are held against each other is
/// [org.kpiplatform.app.metric.comparison].
@NullMarked
package org.kpiplatform.app.kpi.comparison;

import org.jspecify.annotations.NullMarked;
