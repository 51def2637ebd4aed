/// Units of values and their algebra: currencies, counts of something, ratios, percent, durations and their
/// quotients and products. No values live here, and none is ever converted here.
@NullMarked
package org.kpiplatform.domain.unit;

import org.jspecify.annotations.NullMarked;
