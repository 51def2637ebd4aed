/// Catalogs of taps old and new.
@NullMarked
package org.kpiplatform.connector.singer.catalog;

import org.jspecify.annotations.NullMarked;
