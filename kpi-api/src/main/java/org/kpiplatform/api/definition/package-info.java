/// Definitions as files: what would change, and the change. Single definitions are read and written where their
/// kind is: sources, metrics, KPIs.
@NullMarked
package org.kpiplatform.api.definition;

import org.jspecify.annotations.NullMarked;
