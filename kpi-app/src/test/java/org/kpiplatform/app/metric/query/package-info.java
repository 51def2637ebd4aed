/// The SQL of metrics, run on small tables that are made by hand.
@NullMarked
package org.kpiplatform.app.metric.query;

import org.jspecify.annotations.NullMarked;
