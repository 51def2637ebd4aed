/// Buckets that follow their records.
@NullMarked
package org.kpiplatform.app.metric.rollup;

import org.jspecify.annotations.NullMarked;
