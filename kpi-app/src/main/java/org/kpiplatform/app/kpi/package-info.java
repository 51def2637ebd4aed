/// KPIs as the service shows them: their definitions, series and trees over REST. How their values come
/// about is [org.kpiplatform.domain.engine]; where those of their metrics come from is
/// [org.kpiplatform.app.metric]. What was known at a moment is in `past`; scorecards, comparisons and explanations have
/// packages of their own.
@NullMarked
package org.kpiplatform.app.kpi;

import org.jspecify.annotations.NullMarked;
