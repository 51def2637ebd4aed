/// Whether the texts of a metric fit each other, its unit, and the fields of its stream. Not whether the stream
/// exists: that is a matter of the catalog.
@NullMarked
package org.kpiplatform.domain.metric.check;

import org.jspecify.annotations.NullMarked;
