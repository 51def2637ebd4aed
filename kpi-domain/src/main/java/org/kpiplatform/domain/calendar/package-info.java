/// Grains and periods. Half-open everywhere; offsets go by ordinal.
@NullMarked
package org.kpiplatform.domain.calendar;

import org.jspecify.annotations.NullMarked;
