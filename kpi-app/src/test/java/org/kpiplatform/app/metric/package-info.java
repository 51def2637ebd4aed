/// Values of metrics over real records, and a bazaar to have them from.
@NullMarked
package org.kpiplatform.app.metric;

import org.jspecify.annotations.NullMarked;
