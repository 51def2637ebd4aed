/// Calendars as organisations define them, and what is wrong with a definition. How a calendar divides time is
/// [org.kpiplatform.domain.calendar].
@NullMarked
package org.kpiplatform.domain.calendar.definition;

import org.jspecify.annotations.NullMarked;
