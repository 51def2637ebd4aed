/// How values of KPIs came about, down to the records.
@NullMarked
package org.kpiplatform.app.kpi.explanation;

import org.jspecify.annotations.NullMarked;
