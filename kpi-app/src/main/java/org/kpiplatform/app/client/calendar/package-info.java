/// The command that shows calendars.
@NullMarked
package org.kpiplatform.app.client.calendar;

import org.jspecify.annotations.NullMarked;
