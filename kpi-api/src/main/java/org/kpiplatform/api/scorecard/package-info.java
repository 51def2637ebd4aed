/// Many KPIs at a glance.
@NullMarked
package org.kpiplatform.api.scorecard;

import org.jspecify.annotations.NullMarked;
