/// What a period that is still running may be compared with. Only which days stand against which; their
/// values are somebody else's.
@NullMarked
package org.kpiplatform.domain.comparison;

import org.jspecify.annotations.NullMarked;
