/// How values become known.
@NullMarked
package org.kpiplatform.app.publication;

import org.jspecify.annotations.NullMarked;
