/// On which days people work: weekends and holidays. Not hours, shifts or people.
@NullMarked
package org.kpiplatform.domain.calendar.working;

import org.jspecify.annotations.NullMarked;
