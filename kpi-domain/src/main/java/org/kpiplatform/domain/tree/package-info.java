/// The KPI tree: what a KPI is made of, the plan that evaluates it over columns, and the nodes that people
/// see.
@NullMarked
package org.kpiplatform.domain.tree;

import org.jspecify.annotations.NullMarked;
