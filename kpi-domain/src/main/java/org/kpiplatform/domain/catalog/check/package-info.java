/// Whether definitions hold together, each by itself and all of them:
/// [org.kpiplatform.domain.catalog.check.CatalogCheck]. What metrics are checked for by themselves is
/// [org.kpiplatform.domain.metric.check].
@NullMarked
package org.kpiplatform.domain.catalog.check;

import org.jspecify.annotations.NullMarked;
