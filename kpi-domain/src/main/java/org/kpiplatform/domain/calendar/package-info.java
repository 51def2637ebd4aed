/// Grains, periods and the calendars that divide time into them. Half-open everywhere; offsets go by ordinal.
/// Start reading at [org.kpiplatform.domain.calendar.Calendar].
///
/// Periods are made of whole days, and know nothing of zones until they are asked for their instants: a
/// calendar says which days make a month, a zone says when each of them begins. Only hours are instants from the
/// beginning: see [org.kpiplatform.domain.calendar.hour.ZonedCalendar].
@NullMarked
package org.kpiplatform.domain.calendar;

import org.jspecify.annotations.NullMarked;
