/// Values over periods and slices, as metrics and KPIs alike are read.
@NullMarked
package org.kpiplatform.api.series;

import org.jspecify.annotations.NullMarked;
