/// The KPI tree: what a KPI is made of, the plan that evaluates it over columns, and the nodes that
/// people see. Start with [org.kpiplatform.domain.tree.KpiPlan]: it turns a catalog into an order of
/// evaluation; a [org.kpiplatform.domain.tree.Question] says which columns have to be measured; an
/// [org.kpiplatform.domain.tree.Evaluation] answers it; a [org.kpiplatform.domain.tree.KpiTree] shows one
/// period of it. Where metrics get their values is not known here.
@NullMarked
package org.kpiplatform.domain.tree;

import org.jspecify.annotations.NullMarked;
