/// All definitions together, and what follows from having them together: which formulas need which, what every key
/// is counted in, which fields a stream reaches. Whether they hold together is
/// [org.kpiplatform.domain.catalog.check]; how they are written down, kept or changed is not the domain's.
@NullMarked
package org.kpiplatform.domain.catalog;

import org.jspecify.annotations.NullMarked;
