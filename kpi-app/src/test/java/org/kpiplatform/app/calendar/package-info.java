/// Tests of calendars as definitions.
@NullMarked
package org.kpiplatform.app.calendar;

import org.jspecify.annotations.NullMarked;
