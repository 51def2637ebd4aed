/// Streams whose records stay at their source: what the source is asked in place of records, and its answers as records
/// of their own. Which metrics can be asked, and how they are measured over the answers, is the domain's
/// `catalog.pushdown`; that the answers are stored like any stream is `sync`'s.
@NullMarked
package org.kpiplatform.app.source.pushdown;

import org.jspecify.annotations.NullMarked;
