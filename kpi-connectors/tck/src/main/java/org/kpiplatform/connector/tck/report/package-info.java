/// What the kit says about a connector: which rule each test proves, and what came of it, as a small file that the
/// documentation's table is made from.
@NullMarked
package org.kpiplatform.connector.tck.report;

import org.jspecify.annotations.NullMarked;
