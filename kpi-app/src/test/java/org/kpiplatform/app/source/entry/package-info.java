/// Values that are typed in through the REST interface.
@NullMarked
package org.kpiplatform.app.source.entry;

import org.jspecify.annotations.NullMarked;
