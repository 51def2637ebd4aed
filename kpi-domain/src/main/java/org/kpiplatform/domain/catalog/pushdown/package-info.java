/// Metrics over records that stay at their source: what a source is asked for in place of records, and how its answers
/// are stored, as streams of buckets that metrics are measured over instead. Start with
/// [org.kpiplatform.domain.catalog.pushdown.Pushing]. Asking is the application's.
@NullMarked
package org.kpiplatform.domain.catalog.pushdown;

import org.jspecify.annotations.NullMarked;
