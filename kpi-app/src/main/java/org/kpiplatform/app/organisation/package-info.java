/// What holds for the whole organisation and is configured: the zone that cuts its days, and so the moments that
/// people ask about, and how long records settle. Not its calendars, which are definitions; not who works in it.
@NullMarked
package org.kpiplatform.app.organisation;

import org.jspecify.annotations.NullMarked;
