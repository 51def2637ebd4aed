/// All definitions together, and whether they fit each other:
/// [org.kpiplatform.domain.catalog.CatalogCheck]. Not how they are written down, kept or changed.
@NullMarked
package org.kpiplatform.domain.catalog;

import org.jspecify.annotations.NullMarked;
