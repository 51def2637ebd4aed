/// Calendars over REST. How they are kept and changed is [org.kpiplatform.app.definition]; what they are is
/// [org.kpiplatform.domain.calendar].
@NullMarked
package org.kpiplatform.app.calendar;

import org.jspecify.annotations.NullMarked;
