/// From what a metric says to SQL over the records: joins, expressions, conditions, and the groups that they are
/// summed in. All of it is built with jOOQ: names are quoted, values are bound, and no text is pasted. Nothing
/// here runs a query or keeps a result.
@NullMarked
package org.kpiplatform.app.metric.query;

import org.jspecify.annotations.NullMarked;
