/// The commands about metrics and KPIs: what is defined, their values, their trees.
@NullMarked
package org.kpiplatform.app.client.kpi;

import org.jspecify.annotations.NullMarked;
