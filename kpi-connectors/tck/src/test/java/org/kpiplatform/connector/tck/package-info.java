/// Tries the compatibility kit itself: it must pass a good connector, and fail one for each promise that it breaks.
@NullMarked
package org.kpiplatform.connector.tck;

import org.jspecify.annotations.NullMarked;
