/// Metrics: their definitions over REST, and their values in the periods and slices that somebody asks for. How a
/// measure becomes SQL is in `query`, what is computed ahead in `rollup`.
@NullMarked
package org.kpiplatform.app.metric;

import org.jspecify.annotations.NullMarked;
