/// The definitions of sources, metrics and KPIs: kept in all their versions, checked together, changed one
/// after the other. Reading them from files is [org.kpiplatform.app.definition.yaml]; what they mean is the
/// domain's.
@NullMarked
package org.kpiplatform.app.definition;

import org.jspecify.annotations.NullMarked;
