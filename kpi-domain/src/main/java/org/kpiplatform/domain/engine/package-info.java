/// The calculation engine: definitions are compiled once into a plan, and the plan is evaluated over columns
/// of values, one for each metric and KPI. Start with [org.kpiplatform.domain.engine.KpiPlan]: it turns a
/// catalog into an order of evaluation; a [org.kpiplatform.domain.engine.Question] says which columns have to
/// be measured; an [org.kpiplatform.domain.engine.Evaluation] answers it. Where metrics get their values, and
/// how people see the results, is not known here.
@NullMarked
package org.kpiplatform.domain.engine;

import org.jspecify.annotations.NullMarked;
