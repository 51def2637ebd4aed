/// Calendars that know a zone, and so have hours. Start reading at
/// [org.kpiplatform.domain.calendar.hour.ZonedCalendar].
///
/// An hour begins where clocks show a full one, and lasts for sixty minutes, even where they are changed by whole
/// hours in the middle of it. Only where they are changed by less is it cut: into one of thirty minutes, mostly. What
/// clocks show twice is two hours, and what they leap over is none. Days are made of whole hours in every zone.
@NullMarked
package org.kpiplatform.domain.calendar.hour;

import org.jspecify.annotations.NullMarked;
