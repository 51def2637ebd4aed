/// Values that people type in, where no system has them.
@NullMarked
package org.kpiplatform.api.entry;

import org.jspecify.annotations.NullMarked;
