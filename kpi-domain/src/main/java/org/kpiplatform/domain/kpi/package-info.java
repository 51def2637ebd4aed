/// What a governed KPI is. Not its values.
@NullMarked
package org.kpiplatform.domain.kpi;

import org.jspecify.annotations.NullMarked;
