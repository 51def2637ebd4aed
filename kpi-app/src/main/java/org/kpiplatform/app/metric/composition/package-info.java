/// What measured values are made of: their parts, and the buckets that were merged. How values are computed is in
/// [org.kpiplatform.app.metric.query]; nothing is kept here.
@NullMarked
package org.kpiplatform.app.metric.composition;

import org.jspecify.annotations.NullMarked;
