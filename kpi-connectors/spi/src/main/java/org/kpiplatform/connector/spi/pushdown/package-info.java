/// Questions that a source answers itself, so that only buckets travel: what a distributed SQL engine is for.
///
/// Start reading at [org.kpiplatform.connector.spi.pushdown.MetricPushDown]. Everything here describes sums over
/// records of one stream; formulas, calendars and targets are the platform's.
@NullMarked
package org.kpiplatform.connector.spi.pushdown;

import org.jspecify.annotations.NullMarked;
