/// Records that are pushed: the connector `push`, what a push does, and its answer. How a body is read lives in
/// `body`, how records get into streams and metrics in [org.kpiplatform.app.source.arrival]. Start with
/// [org.kpiplatform.app.source.push.Pushes].
@NullMarked
package org.kpiplatform.app.source.push;

import org.jspecify.annotations.NullMarked;
