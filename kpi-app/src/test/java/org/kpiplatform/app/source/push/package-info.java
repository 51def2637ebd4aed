/// Pushes through the REST interface.
@NullMarked
package org.kpiplatform.app.source.push;

import org.jspecify.annotations.NullMarked;
