/// The organisation's calendars over REST. How they are configured is [org.kpiplatform.app.organisation]; what
/// they are is [org.kpiplatform.domain.calendar].
@NullMarked
package org.kpiplatform.app.calendar;

import org.jspecify.annotations.NullMarked;
