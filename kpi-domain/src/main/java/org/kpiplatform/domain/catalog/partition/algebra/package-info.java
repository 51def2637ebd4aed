/// Formulas as what they are in algebra: one sum of products of metrics over another. So `orders * (revenue /
/// orders)` is seen to be `revenue`. Not how values are computed: that is [org.kpiplatform.domain.engine].
@NullMarked
package org.kpiplatform.domain.catalog.partition.algebra;

import org.jspecify.annotations.NullMarked;
