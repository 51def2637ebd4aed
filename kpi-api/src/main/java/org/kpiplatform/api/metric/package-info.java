/// Metrics over REST: their definitions, their series, and what a sync run changed in them.
@NullMarked
package org.kpiplatform.api.metric;

import org.jspecify.annotations.NullMarked;
