/// Values over periods and slices, with missing and undefined kept apart from zero. Not where they come from.
@NullMarked
package org.kpiplatform.domain.series;

import org.jspecify.annotations.NullMarked;
