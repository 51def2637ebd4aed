/// Which metrics can be put to a source, and how its answers are stored.
@NullMarked
package org.kpiplatform.domain.catalog.pushdown;

import org.jspecify.annotations.NullMarked;
