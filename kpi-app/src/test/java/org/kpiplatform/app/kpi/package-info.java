/// Series and trees of KPIs over HTTP, from records on.
@NullMarked
package org.kpiplatform.app.kpi;

import org.jspecify.annotations.NullMarked;
