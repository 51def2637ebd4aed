/// The KPI tree as people see it: what a KPI is made of, in one period, with the change since the one before
/// and its status. Start with [org.kpiplatform.domain.tree.KpiTree]. The values come from the engine
/// ([org.kpiplatform.domain.engine]); nothing is computed here but what stands between two of them.
@NullMarked
package org.kpiplatform.domain.tree;

import org.jspecify.annotations.NullMarked;
