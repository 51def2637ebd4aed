/// Daily buckets of metrics: built when they are first needed, and kept up to date day by day as records change.
/// Not what a question makes of them.
@NullMarked
package org.kpiplatform.app.metric.rollup;

import org.jspecify.annotations.NullMarked;
