/// The organisation's calendars, as data: which days make which period.
@NullMarked
package org.kpiplatform.api.calendar;

import org.jspecify.annotations.NullMarked;
