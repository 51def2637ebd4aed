/// Many KPIs at a glance, as they are and as they were known.
@NullMarked
package org.kpiplatform.app.kpi.scorecard;

import org.jspecify.annotations.NullMarked;
