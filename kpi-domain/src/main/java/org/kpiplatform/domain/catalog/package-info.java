/// All definitions together, and whether they fit each other.
@NullMarked
package org.kpiplatform.domain.catalog;

import org.jspecify.annotations.NullMarked;
