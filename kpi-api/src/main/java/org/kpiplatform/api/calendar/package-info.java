/// Calendars: how they are defined, and as data, which days make which period.
@NullMarked
package org.kpiplatform.api.calendar;

import org.jspecify.annotations.NullMarked;
