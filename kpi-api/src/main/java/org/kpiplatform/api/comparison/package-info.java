/// Periods beside earlier ones, as far as they can be compared.
@NullMarked
package org.kpiplatform.api.comparison;

import org.jspecify.annotations.NullMarked;
