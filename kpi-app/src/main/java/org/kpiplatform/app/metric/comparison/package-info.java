/// Metrics and KPIs in a period beside as much of an earlier one. Which days are held against which is
/// [org.kpiplatform.domain.comparison]; the values of KPIs are read by [org.kpiplatform.app.kpi].
@NullMarked
package org.kpiplatform.app.metric.comparison;

import org.jspecify.annotations.NullMarked;
