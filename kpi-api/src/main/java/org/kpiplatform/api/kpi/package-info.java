/// KPIs over REST: their definitions, their series, their trees.
@NullMarked
package org.kpiplatform.api.kpi;

import org.jspecify.annotations.NullMarked;
