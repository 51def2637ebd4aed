/// Tests of calendars that know a zone.
@NullMarked
package org.kpiplatform.domain.calendar.hour;

import org.jspecify.annotations.NullMarked;
