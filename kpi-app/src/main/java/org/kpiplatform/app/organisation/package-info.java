/// What holds for the whole organisation: the zone that cuts its days, its calendars, its working days. Not
/// who works in it.
@NullMarked
package org.kpiplatform.app.organisation;

import org.jspecify.annotations.NullMarked;
